import { CheckCircleOutlined, FilterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/components/EmptyState";

type Props = { isFiltered: boolean; onShowAll: () => void };

export function NothingWaits({ isFiltered, onShowAll }: Props) {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  if (!isFiltered) {
    return (
      <EmptyState icon={<CheckCircleOutlined />} title={common("approvals.none")} hint={common("approvals.noneHint")} />
    );
  }
  return (
    <EmptyState
      icon={<FilterOutlined />}
      title={t("noMatch")}
      hint={t("noMatchHint")}
      action={<Button onClick={onShowAll}>{t("showAll")}</Button>}
    />
  );
}
