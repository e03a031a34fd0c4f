import { useTranslation } from "react-i18next";

import { PageHeader } from "@/components/PageHeader";

export default function CategoriesPage() {
  const { t } = useTranslation("settings");
  return <PageHeader title={t("section.categories")} />;
}
