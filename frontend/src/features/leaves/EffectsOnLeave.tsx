import { CheckCircleOutlined, MinusCircleFilled, SyncOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Effect } from "@/api/types";
import { Pill, type Tone } from "@/components/Pill";
import { formatRange } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { paths } from "@/lib/paths";

import styles from "./EffectsOnLeave.module.css";

const SHOWN_AT_ONCE = 20;
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
};

/** What other working days do to leave, request by request. */
export function EffectsOnLeave({ affected, isDone = false }: Props) {
  const { t } = useTranslation("leaves");
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const tense = isDone ? "done" : "ahead";
  if (affected.length === 0) {
    return (
      <p className={styles.nothing}>
        <CheckCircleOutlined aria-hidden /> {t(`effects.none.${tense}`)}
      </p>
    );
  }
  return (
    <section className={styles.effects} aria-label={t("effects.title")}>
      <p>
        <strong>{t(`effects.count.${tense}`, { count: affected.length })}</strong>
      </p>
      <ul className={styles.list}>
        {affected.slice(0, shown).map((effect) => (
          <EffectLine key={effect.request} effect={effect} />
        ))}
      </ul>
      {affected.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
            {t("effects.more", { count: affected.length - shown })}
          </Button>
        </div>
      )}
      <Meanings affected={affected} />
    </section>
  );
}

function EffectLine({ effect }: { effect: Effect }) {
  const { request, person, start_date, end_date, hours_before, hours_after, outcome } = effect;
  const { t } = useTranslation("leaves");
  const locale = useLocale();
  const dates = formatRange(start_date, end_date, locale);
  const hours = (text: string) => plainHours(text, locale);
  return (
    <li className={styles.effect}>
      <span className={styles.who}>
        <Link to={`${paths.approvals}?request=${request}`} aria-label={`${person.name}, ${dates}`}>
          {person.name}
        </Link>
        <span className={styles.dates}>{dates}</span>
      </span>
      <span className={styles.hours}>
        {t("effects.hours", { before: hours(hours_before), after: hours(hours_after) })}
      </span>
      <Pill {...LOOK[outcome]}>{t(`effects.outcome.${outcome}`)}</Pill>
    </li>
  );
}

/** What the outcomes that are met mean. */
function Meanings({ affected }: { affected: Effect[] }) {
  const { t } = useTranslation("leaves");
  const met = OUTCOMES.filter((outcome) => affected.some((effect) => effect.outcome === outcome));
  return (
    <ul className={styles.legend}>
      {met.map((outcome) => (
        <li key={outcome}>
          <strong>{t(`effects.outcome.${outcome}`)}</strong>: {t(`effects.outcomeMeans.${outcome}`)}
        </li>
      ))}
    </ul>
  );
}
