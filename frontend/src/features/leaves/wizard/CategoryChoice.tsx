import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { balancesQuery } from "@/api/balances";
import { categoriesQuery } from "@/api/categories";
import type { LeaveCategory } from "@/api/types";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import styles from "./CategoryChoice.module.css";

type Whose = {
  year: number;
  /** Somebody else, for whom leave is recorded. */
  user: number | undefined;
  /** Nobody has been chosen yet. */
  isUnknown: boolean;
};
type Props = Whose & { id?: string; value?: number; onChange?: (category: number) => void };

/** The kinds of leave with what is left of each, so that the choice and its limit are seen together. */
export function CategoryChoice({ id, value, onChange, ...whose }: Props) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  const { data: categories } = useSuspenseQuery(categoriesQuery());
  return (
    <div id={id} className={styles.choices} role="radiogroup" aria-label={t("wizard.category")}>
      {categories
        .filter(({ is_active }) => is_active)
        .map((category) => (
          <label key={category.id} className={styles.choice}>
            <input
              type="radio"
              name="category"
              className={styles.radio}
              checked={value === category.id}
              onChange={() => onChange?.(category.id)}
            />
            <span className={styles.name}>{categoryName(category)}</span>
            <Left category={category} {...whose} />
          </label>
        ))}
    </div>
  );
}

function Left({ category, year, user, isUnknown }: Whose & { category: LeaveCategory }) {
  const { t } = useTranslation();
  const amount = useAmount();
  const { data: balances } = useQuery({ ...balancesQuery(year, user), enabled: !isUnknown });
  const balance = isUnknown ? undefined : balances?.find((each) => each.category.id === category.id);
  const text = balance ? t("wizard.left", { amount: amount(balance.available_hours) }) : t("wizard.uncounted");
  return <span className={styles.left}>{category.is_counted && !balance ? "\u00a0" : text}</span>;
}
