import { expect, test } from "vitest";

import type { Site, Team } from "@/api/types";

import { branchesOf } from "./tree";

const site = (id: number, location_name: string, is_active = true): Site => ({
  id,
  entity: 1,
  location_name,
  timezone: "UTC",
  weekend: [6, 7],
  is_active,
});
const team = (id: number, department_name: string, location: number | null, is_active = true): Team => ({
  id,
  entity: 1,
  location,
  department_name,
  is_active,
});

const SITES = [site(1, "Hồ Chí Minh"), site(2, "Bangkok"), site(3, "Old Town", false)];
const TEAMS = [team(1, "Leadership", null), team(2, "Engineering", 1), team(3, "Sales", 2), team(4, "Fax", 2, false)];

const shown = (search = "", showsInactive = false) =>
  branchesOf(SITES, TEAMS, { search, showsInactive }).map((branch) => [
    branch.site?.location_name ?? "whole company",
    ...branch.teams.map(({ department_name }) => department_name),
  ]);

test("departments stand under their location, those of the whole company first", () => {
  expect(shown()).toEqual([
    ["whole company", "Leadership"],
    ["Hồ Chí Minh", "Engineering"],
    ["Bangkok", "Sales"],
  ]);
});

test("what is deactivated shows on demand", () => {
  expect(shown("", true)).toEqual([
    ["whole company", "Leadership"],
    ["Hồ Chí Minh", "Engineering"],
    ["Bangkok", "Sales", "Fax"],
    ["Old Town"],
  ]);
});

test("a location that matches keeps its departments, and a department that matches its location", () => {
  expect(shown("ho chi")).toEqual([["Hồ Chí Minh", "Engineering"]]);
  expect(shown("sal")).toEqual([["Bangkok", "Sales"]]);
  expect(shown("nowhere")).toEqual([]);
});
