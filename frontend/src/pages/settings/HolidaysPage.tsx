import { useTranslation } from "react-i18next";

import { PageHeader } from "@/components/PageHeader";

export default function HolidaysPage() {
  const { t } = useTranslation("settings");
  return <PageHeader title={t("section.holidays")} />;
}
