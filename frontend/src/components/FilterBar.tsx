import { Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import styles from "./FilterBar.module.css";

type Search = { label: string; value: string; onSearch: (text: string) => void };

/** What narrows a list: a search first, then choices. */
export function FilterBar({ search, children }: { search?: Search; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar} role="search" aria-label={t("filter.label")}>
      {search && (
        <Input.Search
          key={search.value}
          className={styles.search}
          aria-label={search.label}
          placeholder={search.label}
          defaultValue={search.value}
          allowClear
          onSearch={(text) => search.onSearch(text.trim())}
        />
      )}
      {children}
    </div>
  );
}
