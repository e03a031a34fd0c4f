import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Choice } from "@/components/Choice";

import { named } from "./named";
import { organizationQueries } from "./organizationApi";

type PlaceFilter = { entity?: number | undefined; location?: number | undefined; department?: number | undefined };
type Props = {
  filter: PlaceFilter;
  /** The only company there is to look at; without one, any can be chosen. */
  home: number | undefined;
  onChange: (change: PlaceFilter) => void;
};

/** Narrows a list of people by where they work; departments are offered once it is clear of which company. */
export function PlaceFilters({ filter, home, onChange }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const entity = home ?? filter.entity;
  const isNarrow = entity !== undefined || filter.location !== undefined;
  const companies = useQuery({ ...organizationQueries.companies(), enabled: home === undefined });
  const sites = useQuery(organizationQueries.sites(entity));
  const teams = useQuery({ ...organizationQueries.teams(entity), enabled: isNarrow });
  const shownTeams = (teams.data ?? []).filter(
    ({ location }) => filter.location === undefined || location === null || location === filter.location,
  );
  const options = (any: string, places: { id: number; name: string; is_active: boolean }[]) => [
    { value: "", label: any },
    ...places.map(({ id, name, is_active }) => ({
      value: String(id),
      label: is_active ? name : `${name} (${t("inactive")})`,
    })),
  ];
  return (
    <>
      {home === undefined && (
        <Choice
          label={t("translation:person.entity")}
          value={text(filter.entity)}
          onChange={(value) => onChange({ entity: idOf(value), location: undefined, department: undefined })}
          options={options(t("anyCompany"), (companies.data ?? []).map(named))}
        />
      )}
      <Choice
        label={t("translation:person.location")}
        value={text(filter.location)}
        onChange={(value) => onChange({ location: idOf(value), department: undefined })}
        options={options(t("anyLocation"), (sites.data ?? []).map(named))}
      />
      {isNarrow && (
        <Choice
          label={t("translation:person.department")}
          value={text(filter.department)}
          onChange={(value) => onChange({ department: idOf(value) })}
          options={options(t("anyDepartment"), shownTeams.map(named))}
        />
      )}
    </>
  );
}

const text = (id: number | undefined) => (id === undefined ? "" : String(id));
const idOf = (value: string) => (value ? Number(value) : undefined);
