import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { AuditEntry } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Facts } from "@/components/Facts";
import { Sheet } from "@/components/Sheet";
import { formatInstant } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import styles from "./AuditLog.module.css";
import { Changes, type NameOf } from "./Changes";
import { Override } from "./Override";
import type { AuditView } from "./useAuditView";
import { useSentence } from "./useSentence";

type Props = { entry: AuditEntry; view: AuditView; nameOf: NameOf };

/** One entry with all it says. */
export function AuditDrawer({ entry, view, nameOf }: Props) {
  const { t } = useTranslation("audit");
  const locale = useLocale();
  const sentence = useSentence();
  const facts = [
    [t("when"), formatInstant(entry.created_at, locale)],
    [t("actionLabel"), t(`action.${entry.action}`)],
    [t("address"), entry.address ?? t("noAddress")],
    [t("requestId"), entry.request_id || t("nothing")],
  ] as const;
  return (
    <Sheet title={t("detail")} skeleton={<Bones shape="line" count={8} />} isWide onClose={() => view.open(undefined)}>
      <div className={styles.entry}>
        <p className={styles.sentence}>{sentence(entry)}</p>
        {entry.override && (
          <div>
            <Override /> <span className="muted">{t("overrideHint")}</span>
          </div>
        )}
        {entry.reason && (
          <section aria-label={t("reason")}>
            <h2>{t("reason")}</h2>
            <q>{entry.reason}</q>
          </section>
        )}
        <Changes changes={entry.changes} nameOf={nameOf} />
        <Facts facts={facts} />
        <FurtherEntries entry={entry} view={view} />
      </div>
    </Sheet>
  );
}

function FurtherEntries({ entry: { actor, target_type, target_id }, view }: Omit<Props, "nameOf">) {
  const { t } = useTranslation("audit");
  return (
    <div className={styles.links}>
      {actor && (
        <Button onClick={() => view.narrow({ actor: actor.id, action: undefined })}>{t("byThem", { name: actor.name })}</Button>
      )}
      {target_type && target_id !== null && (
        <Button onClick={() => view.narrow({ target_type, target_id, action: undefined })}>{t("aboutIt")}</Button>
      )}
    </div>
  );
}
