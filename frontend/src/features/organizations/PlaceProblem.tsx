import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Problem } from "@/api/problem";
import { ProblemAlert } from "@/components/ProblemAlert";
import { paths } from "@/lib/paths";

import styles from "./places.module.css";

/** Who is in the way, as a query of the list of people. */
export type Occupants = { entity?: number; location?: number; department?: number };

/** Why a place could not be changed; people in the way are one press away. */
export function PlaceProblem({ problem, occupants }: { problem: Problem | null; occupants?: Occupants | undefined }) {
  const { t } = useTranslation("organization");
  if (!problem) return null;
  const users = usersIn(problem);
  if (users !== undefined) {
    const query = new URLSearchParams(Object.entries(occupants ?? {}).map(([name, id]) => [name, String(id)]));
    return (
      <Alert
        className={styles.problem ?? ""}
        type="error"
        showIcon
        title={t("inUse", { count: users })}
        description={<Link to={`${paths.people}?${query.toString()}`}>{t("inUseLink")}</Link>}
      />
    );
  }
  if (problem.code === "entity_inactive") {
    return <Alert className={styles.problem ?? ""} type="error" showIcon title={t("problem.entity_inactive")} />;
  }
  return <ProblemAlert problem={problem} />;
}

function usersIn({ code, facts }: Problem): number | undefined {
  const { counts } = facts as { counts?: { users?: number } };
  return code === "in_use" ? counts?.users : undefined;
}
