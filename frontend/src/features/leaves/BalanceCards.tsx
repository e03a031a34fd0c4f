import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { balancesQuery } from "@/api/balances";
import type { Balance } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { ShowAll } from "@/components/ShowAll";
import { addHours, plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { useCategoryName } from "@/lib/useCategoryName";

import styles from "./BalanceCards.module.css";
import { leaveQueries } from "./leaveApi";
import { LedgerDrawer } from "./LedgerDrawer";

const AT_FIRST = 6;

/**
 * What is left of each kind of leave this year, as a first page shows it: of very many, those with hours come first,
 * and a press shows the rest. A card opens its lines in a drawer.
 */
export function BalancesNow({ year }: { year: number }) {
  const { data } = useSuspenseQuery(leaveQueries.overview(year));
  const { balances } = data;
  const [opened, setOpened] = useState<Balance>();
  const [isAll, setIsAll] = useState(false);
  const areMany = balances.length > AT_FIRST;
  return (
    <>
      <Cards balances={areMany && !isAll ? foremost(balances) : balances} onOpen={setOpened} />
      {areMany && <ShowAll count={balances.length} isAll={isAll} onChange={setIsAll} />}
      {opened && <LedgerDrawer balance={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function foremost(balances: Balance[]): Balance[] {
  const isEmpty = ({ allocated_hours, adjusted_hours, used_hours, pending_hours }: Balance) =>
    [allocated_hours, adjusted_hours, used_hours, pending_hours].every((hours) => Number(hours) === 0);
  return balances.toSorted((a, b) => Number(isEmpty(a)) - Number(isEmpty(b))).slice(0, AT_FIRST);
}

/** The same of any year, for a page that shows the lines itself. */
export function BalanceCards({ year, onOpen }: { year: number; onOpen: (category: number) => void }) {
  const { data } = useSuspenseQuery(balancesQuery(year));
  return <Cards balances={data} onOpen={({ category }) => onOpen(category.id)} />;
}

function Cards({ balances, onOpen }: { balances: Balance[]; onOpen: (balance: Balance) => void }) {
  return (
    <ul className={styles.cards}>
      {balances.map((balance) => (
        <li key={balance.category.id}>
          <BalanceCard balance={balance} onOpen={() => onOpen(balance)} />
        </li>
      ))}
    </ul>
  );
}

function BalanceCard({ balance, onOpen }: { balance: Balance; onOpen: () => void }) {
  const categoryName = useCategoryName();
  const { t } = useTranslation();
  const locale = useLocale();
  const { category, available_hours, pending_hours, used_hours, allocated_hours, adjusted_hours } = balance;
  const total = Number(addHours(allocated_hours, adjusted_hours));
  const hours = (text: string) => `${plainHours(text, locale)} ${t("units.h")}`;
  return (
    <button type="button" className={styles.card} onClick={onOpen}>
      <span className={styles.head}>
        <span className={styles.name}>{categoryName(category)}</span>
        <span className={styles.open}>{t("balance.ledger")}</span>
      </span>
      <DaysAndHours hours={available_hours} />
      <span className={styles.left}>{t("balance.left", { left: plainHours(available_hours, locale), total: plainHours(total, locale) })}</span>
      <Bar used={Number(used_hours)} pending={Number(pending_hours)} total={total} />
      <span className={styles.figures}>
        <span className={styles.used}>{t("balance.used", { hours: hours(used_hours) })}</span>
        <span className={styles.pending}>{t("balance.pending", { hours: hours(pending_hours) })}</span>
      </span>
    </button>
  );
}

function Bar({ used, pending, total }: { used: number; pending: number; total: number }) {
  const share = (part: number) => ({ inlineSize: `${total > 0 ? Math.min(100, (part / total) * 100) : 0}%` });
  return (
    <span className={styles.bar} aria-hidden>
      <span className={styles.usedPart} style={share(used)} />
      <span className={styles.pendingPart} style={share(pending)} />
    </span>
  );
}
