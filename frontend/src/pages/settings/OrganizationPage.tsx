import { useTranslation } from "react-i18next";

import { PageHeader } from "@/components/PageHeader";

export default function OrganizationPage() {
  const { t } = useTranslation("settings");
  return <PageHeader title={t("section.organization")} />;
}
