import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { SystemSettings } from "@/features/system/SystemSettings";

export default function SystemPage() {
  const { t } = useTranslation(["system", "settings"]);
  return (
    <>
      <PageHeader title={t("settings:section.system")} subtitle={t("subtitle")} />
      <Boundary skeleton={<Bones shape="panel" count={2} />}>
        <SystemSettings />
      </Boundary>
    </>
  );
}
