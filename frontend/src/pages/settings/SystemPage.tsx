import { useTranslation } from "react-i18next";

import { PageHeader } from "@/components/PageHeader";

export default function SystemPage() {
  const { t } = useTranslation("settings");
  return <PageHeader title={t("section.system")} />;
}
