import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Choice } from "@/components/Choice";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";
import { useAmount } from "@/lib/useAmount";

import styles from "./DeactivateDialog.module.css";
import { PersonRefusal } from "./PersonRefusal";
import { userQueries } from "./userApi";
import { useRecalculate } from "./userCommands";

type Props = { thisYear: number; onClose: () => void };

/** Shows what a recalculation would change, and for whom it cannot, before it runs. */
export function RecalculateDialog({ thisYear, onClose }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const [year, setYear] = useState(thisYear);
  const [key] = useState(newKey);
  const recalculate = useRecalculate();
  const send = () =>
    recalculate.mutate(
      { key, year },
      {
        onSuccess: ({ changed }) => {
          toast(t("recalculate.done", { count: changed }));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t("recalculate.title")}
      words={{ keep: t("translation:common.cancel"), go: t("recalculate.confirm") }}
      isPending={recalculate.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <div className={styles.text}>
        <p>{t("recalculate.text")}</p>
        <Choice
          label={t("recalculate.year")}
          value={String(year)}
          onChange={(value) => setYear(Number(value))}
          options={[thisYear - 1, thisYear, thisYear + 1].map((value) => ({ value: String(value), label: String(value) }))}
        />
        <Boundary key={year} skeleton={<Bones shape="line" count={3} />}>
          <Outlook year={year} />
        </Boundary>
        <PersonRefusal problem={recalculate.error} />
      </div>
    </ConfirmDialog>
  );
}

function Outlook({ year }: { year: number }) {
  const { t } = useTranslation("people");
  const amount = useAmount();
  const { data } = useSuspenseQuery(userQueries.recalculation(year));
  return (
    <section className={styles.leave} aria-label={String(year)}>
      <p>{data.changed > 0 ? t("recalculate.changed", { count: data.changed }) : t("recalculate.unchanged")}</p>
      {data.refused.length > 0 && (
        <>
          <p>{t("recalculate.refused", { count: data.refused.length })}</p>
          <ul className={styles.refused}>
            {data.refused.map(({ user, shortfall }) => (
              <li key={user.id}>
                <span>{user.name}</span>
                <span className="muted">{t("recalculate.short", { amount: amount(shortfall) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
