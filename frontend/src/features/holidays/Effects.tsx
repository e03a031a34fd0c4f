import { CheckCircleOutlined, MinusCircleFilled, SyncOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Effect } from "@/api/types";
import { Pill, type Tone } from "@/components/Pill";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import styles from "./Effects.module.css";

/** Each shown request asks the server whose it is. */
const SHOWN_AT_ONCE = 8;
const OUTCOMES = ["REPRICED", "CANCELLED", "KEPT"] as const;
const LOOK: Record<Effect["outcome"], { tone: Tone; icon: ReactNode }> = {
  REPRICED: { tone: "accent", icon: <SyncOutlined /> },
  CANCELLED: { tone: "rejected", icon: <MinusCircleFilled /> },
  KEPT: { tone: "pending", icon: <WarningOutlined /> },
};

type Props = {
  affected: Effect[];
  /** Whether it has happened, or would. */
  isDone?: boolean;
  request: (id: number) => ReactNode;
};

/** What a changed calendar does to leave, request by request. */
export function Effects({ affected, isDone = false, request }: Props) {
  const { t } = useTranslation("holidays");
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const tense = isDone ? "done" : "ahead";
  if (affected.length === 0) {
    return (
      <p className={styles.nothing}>
        <CheckCircleOutlined aria-hidden /> {t(`effect.none.${tense}`)}
      </p>
    );
  }
  const met = OUTCOMES.filter((outcome) => affected.some((effect) => effect.outcome === outcome));
  return (
    <section className={styles.effects} aria-label={t("effect.title")}>
      <p>
        <strong>{t(`effect.count.${tense}`, { count: affected.length })}</strong>
      </p>
      <ul className={styles.list}>
        {affected.slice(0, shown).map((effect) => (
          <li key={effect.request} className={styles.effect}>
            <span className={styles.who}>{request(effect.request)}</span>
            <Hours effect={effect} />
            <Pill {...LOOK[effect.outcome]}>{t(`outcome.${effect.outcome}`)}</Pill>
          </li>
        ))}
      </ul>
      {affected.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
            {t("effect.more", { count: affected.length - shown })}
          </Button>
        </div>
      )}
      <ul className={styles.legend}>
        {met.map((outcome) => (
          <li key={outcome}>
            <strong>{t(`outcome.${outcome}`)}</strong>: {t(`outcomeMeans.${outcome}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hours({ effect: { hours_before, hours_after } }: { effect: Effect }) {
  const { t } = useTranslation("holidays");
  const locale = useLocale();
  const hours = (text: string) => plainHours(text, locale);
  return (
    <span className={styles.hours}>
      {t("effect.hours", { before: hours(hours_before), after: hours(hours_after) })}
    </span>
  );
}
