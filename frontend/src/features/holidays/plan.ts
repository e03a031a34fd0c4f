import type { Holiday, HolidayPlan } from "@/api/types";

import type { Places } from "./places";

export type Values = {
  holiday_name: string;
  start_date: string;
  end_date: string;
  scope: Holiday["scope"];
  entity?: number | undefined;
  location?: number | undefined;
};

export const valuesOf = ({ holiday_name, start_date, end_date, scope, entity, location }: Holiday): Values => ({
  holiday_name,
  start_date,
  end_date,
  scope,
  entity: entity ?? undefined,
  location: location ?? undefined,
});

/** HR begins with their company; an administrator with everybody. */
export const blank = ({ home }: Places): Partial<Values> => ({
  scope: home === undefined ? "GLOBAL" : "ENTITY",
  entity: home,
});

/** A scope carries its place and no other. */
export function planOf({ scope, entity, location, ...facts }: Values): HolidayPlan {
  return {
    ...facts,
    entity: scope === "GLOBAL" ? null : (entity ?? null),
    location: scope === "LOCATION" ? (location ?? null) : null,
  };
}
