import { LockOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { paths } from "@/lib/paths";

import { EmptyState } from "./EmptyState";

export function NoAccess() {
  const { t } = useTranslation();
  return (
    <EmptyState
      isPage
      icon={<LockOutlined />}
      title={t("noAccess.title")}
      hint={t("noAccess.hint")}
      action={<Link to={paths.dashboard}>{t("notFound.home")}</Link>}
    />
  );
}
