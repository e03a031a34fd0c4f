import { Drawer } from "antd";
import { useTranslation } from "react-i18next";

import type { Balance } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { useCategoryName } from "@/lib/useCategoryName";

import { BalanceLedger } from "./BalanceLedger";

type Props = { balance: Balance; onClose: () => void };

export function LedgerDrawer({ balance, onClose }: Props) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  return (
    <Drawer
      open
      size="min(100vw, 32rem)"
      title={t("balance.ledgerTitle", { category: categoryName(balance.category), year: balance.balance_year })}
      onClose={onClose}
    >
      <Boundary skeleton={<Bones shape="row" count={5} />}>
        <BalanceLedger category={balance.category} year={balance.balance_year} />
      </Boundary>
    </Drawer>
  );
}
