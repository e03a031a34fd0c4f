import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Problem } from "@/api/problem";
import { Refusal } from "@/components/Refusal";

import { type Occupants, peopleIn } from "./occupants";

/** Why a place stays as it is; people in the way are one press away. */
export function PlaceRefusal({ problem, occupants = {} }: { problem: Problem | null; occupants?: Occupants | undefined }) {
  const { t } = useTranslation("organization");
  const users = problem?.code === "in_use" ? usersIn(problem) : undefined;
  if (users !== undefined) {
    const way = <Link to={peopleIn(occupants)}>{t("inUseLink")}</Link>;
    return <Refusal problem={problem} said={{ title: t("inUse", { count: users }), way }} />;
  }
  const isClosed = problem?.code === "entity_inactive";
  return <Refusal problem={problem} said={isClosed ? { title: t("problem.entity_inactive") } : undefined} />;
}

function usersIn({ facts }: Problem): number | undefined {
  const { counts } = facts as { counts?: { users?: number } };
  return counts?.users;
}
