import { UnorderedListOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ledgerQuery } from "@/api/balances";
import type { CategoryRef } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { paths } from "@/lib/paths";
import { useCategoryName } from "@/lib/useCategoryName";

import { LedgerLines } from "./LedgerLines";

export function BalanceLedger({ category, year }: { category: CategoryRef; year: number }) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  const { data: lines } = useSuspenseQuery(ledgerQuery(category.id, year));
  if (lines.length === 0) {
    return <EmptyState icon={<UnorderedListOutlined />} title={t("ledger.none")} hint={t("ledger.noneHint")} />;
  }
  return (
    // A long ledger scrolls and holds nothing to focus: the keyboard needs a way in.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={t("balance.ledgerTitle", { category: categoryName(category), year })}>
      <LedgerLines lines={lines} href={(request) => `${paths.myLeaves}?request=${request}`} />
    </section>
  );
}
