import { useQuery } from "@tanstack/react-query";

import type { Me } from "@/api/types";
import { can } from "@/features/auth/permissions";
import { named } from "@/features/organizations/named";
import { organizationQueries } from "@/features/organizations/organizationApi";

/** Only an administrator looks at more than one company. */
export const seesAll = (me: Me) => can(me, "manage_entities");

/** Departments are offered once it is clear of which company. */
export function usePlaces(me: Me, chosen: number | undefined) {
  const isOpen = seesAll(me);
  const entity = isOpen ? chosen : me.entity?.id;
  const companies = useQuery({ ...organizationQueries.companies(), enabled: isOpen });
  const teams = useQuery({ ...organizationQueries.teams(entity), enabled: entity !== undefined });
  const known = (companies.data ?? []).map(named);
  return {
    companies: isOpen ? known : undefined,
    departments: entity === undefined ? undefined : (teams.data ?? []).map(named),
    company: isOpen ? known.find(({ id }) => id === chosen)?.name : me.entity?.name,
  };
}
