import type { Holiday } from "@/api/types";

export type Place = { id: number; name: string; is_active: boolean };
export type Branch = Place & { entity: number };

/** Where the reader keeps holidays: one company for HR, all for an administrator. */
export type Places = {
  companies: Place[];
  branches: Branch[];
  /** The only company the reader may change; without one, every company and the global ones. */
  home: number | undefined;
};

export const mayChange = ({ entity }: Holiday, { home }: Places): boolean => home === undefined || entity === home;

/** The reader's words for where a holiday applies. */
export function placeName({ scope, entity, location }: Holiday, { companies, branches }: Places): string | undefined {
  if (scope === "GLOBAL") return undefined;
  return scope === "ENTITY"
    ? companies.find(({ id }) => id === entity)?.name
    : branches.find(({ id }) => id === location)?.name;
}

/** "global", "company-3" or "branch-7": what a list is narrowed to. */
type Where = { company?: number; branch?: number; isGlobal?: true } | undefined;

export function whereOf(text: string | undefined): Where {
  if (text === "global") return { isGlobal: true };
  const [, kind, id] = /^(company|branch)-(\d{1,15})$/.exec(text ?? "") ?? [];
  if (!kind) return undefined;
  return kind === "company" ? { company: Number(id) } : { branch: Number(id) };
}

/** Whether a holiday is one of those that count at a place; what counts everywhere counts there too. */
export function countsAt(holiday: Holiday, where: Where, { branches }: Places): boolean {
  if (!where) return true;
  if (holiday.scope === "GLOBAL") return true;
  if (where.isGlobal) return false;
  if (where.company !== undefined) return holiday.entity === where.company;
  if (holiday.scope === "LOCATION") return holiday.location === where.branch;
  return holiday.entity === branches.find(({ id }) => id === where.branch)?.entity;
}
