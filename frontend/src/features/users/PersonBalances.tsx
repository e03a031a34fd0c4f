import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { balancesQuery, ledgerQuery } from "@/api/balances";
import type { Balance, LedgerLine, User } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { DaysAndHours } from "@/components/DaysAndHours";
import { EmptyState } from "@/components/EmptyState";
import { Segments } from "@/components/Segments";
import { useLeave } from "@/components/unsaved";
import { plainHours, signedHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { useCategoryName } from "@/lib/useCategoryName";

import { AdjustBalanceForm } from "./AdjustBalanceForm";
import styles from "./PersonBalances.module.css";

/** Three years back to the next one. */
const ADJUSTABLE = [-3, -2, -1, 0, 1];

type Props = { user: User; thisYear: number; mayAdjust: boolean; ledger: (lines: LedgerLine[]) => ReactNode };

/** What a person has left in a year, how it came about, and a way to correct it. */
export function PersonBalances({ thisYear, ...props }: Props) {
  const { t } = useTranslation("people");
  const [year, setYear] = useState(thisYear);
  const leave = useLeave();
  return (
    <div className={styles.balances}>
      <Segments
        aria-label={t("recalculate.year")}
        value={year}
        onChange={(next) => leave(() => setYear(next))}
        options={ADJUSTABLE.map((offset) => thisYear + offset).map((value) => ({ value, label: value }))}
      />
      <Boundary key={year} skeleton={<Bones shape="row" count={4} />}>
        <BalancesOfYear year={year} {...props} />
      </Boundary>
    </div>
  );
}

type OfYear = Omit<Props, "thisYear"> & { year: number };

function BalancesOfYear({ year, user, mayAdjust, ledger }: OfYear) {
  const { t } = useTranslation("people");
  const { data: balances } = useSuspenseQuery(balancesQuery(year, user.id));
  if (balances.length === 0) return <EmptyState icon="0" title={t("balances.none")} hint={t("balances.noneHint")} />;
  return (
    <ul className={styles.list} aria-label={t("balances.list", { year })}>
      {balances.map((balance) => (
        <li key={balance.category.id} className={styles.balance}>
          <OneBalance balance={balance} user={user} mayAdjust={mayAdjust} ledger={ledger} />
        </li>
      ))}
    </ul>
  );
}

type One = { balance: Balance; user: User; mayAdjust: boolean; ledger: Props["ledger"] };

function OneBalance({ balance, user, mayAdjust, ledger }: One) {
  const { t } = useTranslation("people");
  const locale = useLocale();
  const [open, setOpen] = useState<"ledger" | "adjust">();
  const leave = useLeave();
  const name = useCategoryName()(balance.category);
  const show = (part: "ledger" | "adjust") => setOpen(open === part ? undefined : part);
  const toggle = (part: "ledger" | "adjust") => (open === "adjust" ? leave(() => show(part)) : show(part));
  return (
    <>
      <div className={styles.head}>
        <h2>{name}</h2>
        <DaysAndHours hours={balance.available_hours} size="medium" />
      </div>
      <p className={styles.formula}>
        {t("balances.formula", {
          allocated: plainHours(balance.allocated_hours, locale),
          adjusted: signedHours(balance.adjusted_hours, locale),
          used: plainHours(balance.used_hours, locale),
          pending: plainHours(balance.pending_hours, locale),
        })}
      </p>
      <div className={styles.buttons}>
        <Button aria-expanded={open === "ledger"} aria-label={t("balances.ledgerOf", { category: name })} onClick={() => toggle("ledger")}>
          {t("balances.ledger")}
        </Button>
        {mayAdjust && (
          <Button aria-expanded={open === "adjust"} aria-label={t("balances.adjustOf", { category: name })} onClick={() => toggle("adjust")}>
            {t("balances.adjust")}
          </Button>
        )}
      </div>
      {open === "ledger" && (
        <Boundary skeleton={<Bones shape="row" count={3} />}>
          <Lines user={user.id} balance={balance} ledger={ledger} />
        </Boundary>
      )}
      {open === "adjust" && <AdjustBalanceForm user={user} balance={balance} onDone={() => setOpen(undefined)} />}
    </>
  );
}

function Lines({ user, balance, ledger }: { user: number; balance: Balance; ledger: Props["ledger"] }) {
  const { t } = useTranslation("people");
  const { data: lines } = useSuspenseQuery(ledgerQuery(balance.category.id, balance.balance_year, user));
  return lines.length > 0 ? ledger(lines) : <p className="muted">{t("balances.noLines")}</p>;
}
