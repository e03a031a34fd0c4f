import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { balancesQuery } from "@/api/balances";
import { categoriesQuery } from "@/api/categories";
import type { LeaveCategory } from "@/api/types";
import { ShowAll } from "@/components/ShowAll";
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

const AT_FIRST = 8;

/**
 * The kinds of leave with what is left of each, so that the choice and its limit are seen together. Very many would
 * push the days away: a press shows the rest.
 */
export function CategoryChoice({ id, value, onChange, ...whose }: Props) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  const { data } = useSuspenseQuery(categoriesQuery());
  const categories = data.filter(({ is_active }) => is_active);
  const [isAll, setIsAll] = useState(false);
  return (
    <>
      <div id={id} className={styles.choices} role="radiogroup" aria-label={t("wizard.category")}>
        {categories
          .filter((category, index) => isAll || index < AT_FIRST || category.id === value)
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
      {categories.length > AT_FIRST && <ShowAll count={categories.length} isAll={isAll} onChange={setIsAll} />}
    </>
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
