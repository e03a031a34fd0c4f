import { ArrowRightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { RequestBalance } from "@/api/types";
import { useAmount } from "@/lib/useAmount";

import styles from "./BalanceEffect.module.css";

/** The person's balance before and after, per year it is charged to. */
export function BalanceEffect({ balances }: { balances: RequestBalance[] }) {
  const { t } = useTranslation();
  const amount = useAmount();
  if (balances.length === 0) return <p>{t("wizard.noBalance")}</p>;
  return (
    <ul className={styles.years}>
      {balances.map(({ balance_year, available_before, available_after }) => (
        <li key={balance_year} className={styles.year}>
          <span className="muted">{balance_year}</span>
          <span>{amount(available_before)}</span>
          <ArrowRightOutlined aria-label={t("approvals.becomes")} />
          <strong>{amount(available_after)}</strong>
        </li>
      ))}
    </ul>
  );
}
