import { CheckCircleOutlined, PaperClipOutlined, StopOutlined, TagsOutlined, ThunderboltOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { categoriesQuery } from "@/api/categories";
import type { LeaveCategory } from "@/api/types";
import { type Columns, DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { Panel } from "@/components/Panel";
import { Pill } from "@/components/Pill";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import styles from "./CategoryList.module.css";

type Props = { showsInactive: boolean; action: ReactNode; onOpen: (category: LeaveCategory) => void };

export function CategoryList({ showsInactive, action, onOpen }: Props) {
  const { t } = useTranslation("categories");
  const { data } = useSuspenseQuery(categoriesQuery());
  const columns = useCategoryColumns();
  const categories = showsInactive ? data : data.filter(({ is_active }) => is_active);
  if (categories.length === 0) {
    return (
      <Panel>
        {data.length === 0 ? (
          <EmptyState icon={<TagsOutlined />} title={t("none")} hint={t("noneHint")} action={action} />
        ) : (
          <EmptyState icon={<TagsOutlined />} title={t("noneActive")} hint={t("noneActiveHint")} />
        )}
      </Panel>
    );
  }
  return (
    <Panel>
      <DataTable label={t("title")} columns={columns} rows={categories} rowKey={({ id }) => id} onOpen={onOpen} />
    </Panel>
  );
}

function useCategoryColumns(): Columns<LeaveCategory> {
  const { t } = useTranslation("categories");
  const locale = useLocale();
  return [
    { key: "name", header: t("name"), cell: (category) => <Named category={category} /> },
    { key: "rules", header: t("rules"), cell: (category) => <Rules category={category} /> },
    {
      key: "limits",
      header: t("limits"),
      isMuted: true,
      cell: ({ max_hours_per_day, past_days }) => (
        <span className={styles.limits}>
          <span>{t("hoursADay", { hours: plainHours(max_hours_per_day, locale) })}</span>
          <span>{t("daysBack", { count: past_days })}</span>
        </span>
      ),
    },
  ];
}

function Named({ category: { name, code, is_active } }: { category: LeaveCategory }) {
  const { t } = useTranslation("categories");
  return (
    <span className={styles.named}>
      <span>{name}</span>
      <code className={styles.code}>{code}</code>
      {!is_active && (
        <Pill tone="cancelled" icon={<StopOutlined />}>
          {t("inactive")}
        </Pill>
      )}
    </span>
  );
}

function Rules({ category }: { category: LeaveCategory }) {
  const { t } = useTranslation("categories");
  return (
    <span className={styles.rules}>
      <Pill tone={category.is_counted ? "accent" : "cancelled"}>{t(category.is_counted ? "counted" : "uncounted")}</Pill>
      {category.requires_approval ? (
        <Pill tone="cancelled" icon={<CheckCircleOutlined />}>
          {t("approval")}
        </Pill>
      ) : (
        <Pill tone="pending" icon={<ThunderboltOutlined />}>
          {t("atOnce")}
        </Pill>
      )}
      {category.requires_attachment && (
        <Pill tone="cancelled" icon={<PaperClipOutlined />}>
          {t("attachment")}
        </Pill>
      )}
    </span>
  );
}
