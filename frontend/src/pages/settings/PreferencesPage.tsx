import { useTranslation } from "react-i18next";

import { Card } from "@/components/Card";
import { PageHeader } from "@/components/PageHeader";
import { Preferences } from "@/components/Preferences";

export default function PreferencesPage() {
  const { t } = useTranslation("settings");
  return (
    <>
      <PageHeader title={t("section.preferences")} />
      <Card title={t("section.preferences")}>
        <Preferences />
      </Card>
    </>
  );
}
