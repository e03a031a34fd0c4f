import { useTranslation } from "react-i18next";

import { PageHeader } from "@/components/PageHeader";

export default function BusinessTripsPage() {
  const { t } = useTranslation("trips");
  return <PageHeader title={t("title")} />;
}
