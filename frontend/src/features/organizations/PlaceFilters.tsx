import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Team } from "@/api/types";
import { Choice } from "@/components/Choice";

import { named } from "./named";
import { organizationQueries } from "./organizationApi";

type PlaceFilter = { entity?: number | undefined; location?: number | undefined; department?: number | undefined };
type Props = {
  filter: PlaceFilter;
  /** The only company there is to look at; without one, any can be chosen. */
  home: number | undefined;
  /** Something lies over the list: what could be chosen can wait. */
  isCovered: boolean;
  onChange: (change: PlaceFilter) => void;
};

/** Narrows a list of people by where they work; each place is offered once it is clear inside which. */
export function PlaceFilters({ filter, home, isCovered, onChange }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const { companies, sites, teams, hasTeams } = useOffered(filter, home, isCovered);
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
          options={options(t("anyCompany"), companies.map(named))}
        />
      )}
      <Choice
        label={t("translation:person.location")}
        value={text(filter.location)}
        onChange={(value) => onChange({ location: idOf(value), department: undefined })}
        options={options(t("anyLocation"), sites.map(named))}
      />
      {hasTeams && (
        <Choice
          label={t("translation:person.department")}
          value={text(filter.department)}
          onChange={(value) => onChange({ department: idOf(value) })}
          options={options(t("anyDepartment"), teams.map(named))}
        />
      )}
    </>
  );
}

/** What can be chosen. */
function useOffered(filter: PlaceFilter, home: number | undefined, isCovered: boolean) {
  const entity = home ?? filter.entity;
  const hasTeams = [home, filter.location, filter.department].some((place) => place !== undefined);
  const { data: companies = [] } = useQuery({ ...organizationQueries.companies(), enabled: !isCovered && home === undefined });
  const { data: sites = [] } = useQuery({ ...organizationQueries.sites(entity), enabled: !isCovered });
  const { data: teams = [] } = useQuery({ ...organizationQueries.teams(entity), enabled: !isCovered && hasTeams });
  const isOfLocation = ({ location }: Team) =>
    filter.location === undefined || location === null || location === filter.location;
  return { companies, sites, teams: teams.filter(isOfLocation), hasTeams };
}

const text = (id: number | undefined) => (id === undefined ? "" : String(id));
const idOf = (value: string) => (value ? Number(value) : undefined);
