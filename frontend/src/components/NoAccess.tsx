import { LockOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { EmptyState } from "./EmptyState";

export function NoAccess() {
  const { t } = useTranslation();
  return <EmptyState isPage icon={<LockOutlined />} title={t("noAccess.title")} hint={t("noAccess.hint")} />;
}
