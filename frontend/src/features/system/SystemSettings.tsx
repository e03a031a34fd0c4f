import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Setting } from "@/api/types";
import { Card } from "@/components/Card";
import { type Columns, DataTable } from "@/components/DataTable";
import { useKnownWord } from "@/lib/useKnownWord";

import { systemQueries } from "./systemApi";
import styles from "./SystemSettings.module.css";
import { useSettingValue } from "./useSettingValue";

/** The settings in effect, by what they are about. */
export function SystemSettings() {
  const { t } = useTranslation("system");
  const { data: settings } = useSuspenseQuery(systemQueries.settings());
  const columns = useColumns();
  const groups = Map.groupBy(settings, ({ group }) => group);
  return (
    <div className={styles.groups}>
      {[...groups].map(([group, rows]) => (
        <Card key={group} title={t(`group.${group}`)} flush>
          <DataTable label={t(`group.${group}`)} columns={columns} rows={rows} rowKey={({ name }) => name} />
        </Card>
      ))}
    </div>
  );
}

function useColumns(): Columns<Setting> {
  const { t } = useTranslation("system");
  const value = useSettingValue();
  const word = useKnownWord("system");
  return [
    { key: "name", header: t("setting"), cell: ({ name, description }) => word(`fact.${name}`, description) },
    { key: "value", header: t("value"), cell: (setting) => <span className={styles.value}>{value(setting)}</span> },
    {
      key: "variable",
      header: t("variable"),
      cell: ({ variable }) => (variable ? <code className={styles.variable}>{variable}</code> : t("fixed")),
      isMuted: true,
    },
  ];
}
