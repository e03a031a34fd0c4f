import { useTranslation } from "react-i18next";

import type { Balance } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Sheet } from "@/components/Sheet";
import { useCategoryName } from "@/lib/useCategoryName";

import { BalanceLedger } from "./BalanceLedger";

type Props = { balance: Balance; onClose: () => void };

export function LedgerDrawer({ balance, onClose }: Props) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  return (
    <Sheet
      title={t("balance.ledgerTitle", { category: categoryName(balance.category), year: balance.balance_year })}
      skeleton={<Bones shape="row" count={5} />}
      onClose={onClose}
    >
      <BalanceLedger category={balance.category} year={balance.balance_year} />
    </Sheet>
  );
}
