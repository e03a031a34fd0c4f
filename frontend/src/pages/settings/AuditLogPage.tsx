import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { AuditFilters } from "@/features/audit/AuditFilters";
import { AuditLog } from "@/features/audit/AuditLog";
import { useAuditView } from "@/features/audit/useAuditView";
import { PlaceName } from "@/features/organizations/PlaceName";
import { PersonName } from "@/features/users/PersonName";
import { PersonPicker } from "@/features/users/PersonPicker";
import { oneOf } from "@/lib/oneOf";

const PLACES = ["entity", "location", "department"] as const;

/** What is no place is a person. */
function nameOf(field: string, id: number) {
  const place = oneOf(PLACES, field.replace("_id", ""));
  return place ? <PlaceName kind={place} id={id} /> : <PersonName id={id} />;
}

export default function AuditLogPage() {
  const { t } = useTranslation(["audit", "settings"]);
  const view = useAuditView();
  return (
    <>
      <PageHeader title={t("settings:section.audit")} subtitle={t("subtitle")} />
      <AuditFilters
        view={view}
        actorField={
          <PersonPicker
            label={t("actor")}
            placeholder={t("anyActor")}
            value={view.filter.actor}
            onChange={(actor) => view.narrow({ actor })}
          />
        }
      />
      <Boundary skeleton={<Bones shape="row" count={8} />}>
        <AuditLog view={view} nameOf={nameOf} />
      </Boundary>
    </>
  );
}
