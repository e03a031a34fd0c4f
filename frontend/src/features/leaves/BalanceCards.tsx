import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { balancesQuery } from "@/api/balances";
import type { Balance } from "@/api/types";
import { DaysAndHours } from "@/components/DaysAndHours";
import { addHours, plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { useCategoryName } from "@/lib/useCategoryName";

import styles from "./BalanceCards.module.css";
import { LedgerDrawer } from "./LedgerDrawer";

type Props = {
  year: number;
  /** Where the page itself shows the lines; a drawer does otherwise. */
  onOpen?: (category: number) => void;
};

/** What is left of each kind of leave; a card opens the lines behind its figures. */
export function BalanceCards({ year, onOpen }: Props) {
  const { data: balances } = useSuspenseQuery(balancesQuery(year));
  const [opened, setOpened] = useState<Balance>();
  return (
    <>
      <ul className={styles.cards}>
        {balances.map((balance) => (
          <li key={balance.category.id}>
            <BalanceCard balance={balance} onOpen={() => (onOpen ? onOpen(balance.category.id) : setOpened(balance))} />
          </li>
        ))}
      </ul>
      {opened && <LedgerDrawer balance={opened} onClose={() => setOpened(undefined)} />}
    </>
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
