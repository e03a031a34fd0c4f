import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Company } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Sheet } from "@/components/Sheet";
import { toast } from "@/lib/toasts";

import { Activity } from "./Activity";
import { CompanyForm } from "./CompanyForm";
import { DepartmentForm } from "./DepartmentForm";
import { LocationForm } from "./LocationForm";
import { Managers } from "./Managers";
import { organizationQueries } from "./organizationApi";
import styles from "./places.module.css";
import type { PlaceView } from "./usePlaceView";

type Props = { entity: number; company?: Company; view: PlaceView };

/** The place that is open: what it is called and how it works, who manages it, and its switch. */
export function PlaceDrawer({ entity, company, view }: Props) {
  const { t } = useTranslation(["organization", "translation"]);
  const kind = (["department", "location", "company"] as const).find((each) => view[each] !== undefined);
  if (!kind) return null;
  return (
    <Sheet
      title={t(kind)}
      of={`${kind} ${view[kind] ?? ""}`}
      skeleton={<Bones shape="line" count={8} />}
      isWide
      onClose={view.close}
    >
      {kind === "company" && company && <CompanyDetail company={company} />}
      {kind === "location" && <LocationDetail entity={entity} id={view.location ?? 0} />}
      {kind === "department" && <DepartmentDetail entity={entity} id={view.department ?? 0} />}
    </Sheet>
  );
}

function useSaved() {
  const { t } = useTranslation("organization");
  return () => toast(t("saved"));
}

function CompanyDetail({ company }: { company: Company }) {
  const saved = useSaved();
  const { id, entity_name, is_active } = company;
  return (
    <div className={styles.stack}>
      <CompanyForm company={company} onDone={saved} />
      <Activity kind="entities" id={id} name={entity_name} isActive={is_active} occupants={{ entity: id }} />
    </div>
  );
}

function LocationDetail({ entity, id }: { entity: number; id: number }) {
  const saved = useSaved();
  const { data: sites } = useSuspenseQuery(organizationQueries.sites(entity));
  const site = sites.find((each) => each.id === id);
  if (!site) return <Missing />;
  const { location_name, is_active } = site;
  return (
    <div className={styles.stack}>
      <LocationForm key={String(site.weekend)} entity={entity} site={site} onDone={saved} />
      <Activity kind="locations" id={id} name={location_name} isActive={is_active} occupants={{ entity, location: id }} />
    </div>
  );
}

function DepartmentDetail({ entity, id }: { entity: number; id: number }) {
  const saved = useSaved();
  const { data: teams } = useSuspenseQuery(organizationQueries.teams(entity));
  const team = teams.find((each) => each.id === id);
  if (!team) return <Missing />;
  const { department_name, is_active } = team;
  return (
    <div className={styles.stack}>
      <DepartmentForm entity={entity} team={team} onDone={saved} />
      <Managers team={team} />
      <Activity kind="departments" id={id} name={department_name} isActive={is_active} occupants={{ entity, department: id }} />
    </div>
  );
}

function Missing() {
  const { t } = useTranslation();
  return <p>{t("problems.not_found")}</p>;
}
