import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { balancesQuery } from "@/api/balances";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Choice } from "@/components/Choice";
import { useCategoryName } from "@/lib/useCategoryName";

import { BalanceLedger } from "./BalanceLedger";
import styles from "./LedgerOfYear.module.css";

type Props = { year: number; category: string | undefined; onCategory: (category: string) => void };

const ALL = "all";

/** The lines of one kind of leave in a year, or of all of them. */
export function LedgerOfYear({ year, category, onCategory }: Props) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const categoryName = useCategoryName();
  const { data: balances } = useSuspenseQuery(balancesQuery(year));
  const kinds = balances.map((balance) => balance.category);
  const chosen = kinds.find(({ id }) => String(id) === category) ?? kinds[0];
  const shown = category === ALL ? kinds : kinds.filter((kind) => kind === chosen);
  return (
    <div className={styles.ledgers}>
      <Choice
        label={t("leave.category")}
        value={category === ALL ? ALL : String(chosen?.id)}
        onChange={onCategory}
        options={[
          ...kinds.map((kind) => ({ value: String(kind.id), label: categoryName(kind) })),
          { value: ALL, label: words("profile.all") },
        ]}
      />
      {shown.map((kind) => (
        <section key={kind.id}>
          <h3>{categoryName(kind)}</h3>
          <Boundary key={year} skeleton={<Bones shape="row" count={2} />}>
            <BalanceLedger category={kind} year={year} />
          </Boundary>
        </section>
      ))}
    </div>
  );
}
