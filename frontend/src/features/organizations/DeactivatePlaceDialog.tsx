import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { newKey } from "@/lib/newKey";

import type { Occupants } from "./occupants";
import { organizationQueries } from "./organizationApi";
import { PlaceRefusal } from "./PlaceRefusal";
import styles from "./places.module.css";

const NAMED_AT_MOST = 12;

type Props = {
  name: string;
  /** The company, when it is one: everything in it is concerned. */
  company?: number | undefined;
  occupants: Occupants;
  problem: Problem | null;
  isPending: boolean;
  onConfirm: (key: string) => void;
  onClose: () => void;
};

export function DeactivatePlaceDialog({ name, company, occupants, problem, isPending, onConfirm, onClose }: Props) {
  const { t } = useTranslation(["organization", "translation"]);
  const [key] = useState(newKey);
  return (
    <ConfirmDialog
      title={t("deactivate.title", { name })}
      words={{ keep: t("translation:common.cancel"), go: t("deactivate.confirm") }}
      isDanger
      isPending={isPending}
      onConfirm={() => onConfirm(key)}
      onClose={onClose}
    >
      <div className={styles.section}>
        <p>{company === undefined ? t("deactivate.place") : t("deactivate.company")}</p>
        {company !== undefined && (
          <Boundary skeleton={<Bones shape="line" count={4} />}>
            <Impact company={company} />
          </Boundary>
        )}
        <PlaceRefusal problem={problem} occupants={occupants} />
      </div>
    </ConfirmDialog>
  );
}

function Impact({ company }: { company: number }) {
  const { t } = useTranslation("organization");
  const { data: impact } = useSuspenseQuery(organizationQueries.impact(company));
  return (
    <section className={styles.impact} aria-label={t("deactivate.concerned")}>
      <h2>{t("deactivate.concerned")}</h2>
      <ul className={styles.counts}>
        <li>{t("counts.locations", { count: impact.locations })}</li>
        <li>{t("counts.departments", { count: impact.departments })}</li>
        <li>{t("counts.users", { count: impact.users })}</li>
        <li>{t("counts.requests", { count: impact.open_requests })}</li>
      </ul>
      <PlacesThatClose company={company} />
    </section>
  );
}

function PlacesThatClose({ company }: { company: number }): ReactNode {
  const { t } = useTranslation("organization");
  const { data: sites = [] } = useQuery(organizationQueries.sites(company));
  const { data: teams = [] } = useQuery(organizationQueries.teams(company));
  const names = [
    ...sites.filter(({ is_active }) => is_active).map(({ location_name }) => location_name),
    ...teams.filter(({ is_active }) => is_active).map(({ department_name }) => department_name),
  ];
  if (names.length === 0) return null;
  const rest = names.length - NAMED_AT_MOST;
  return (
    <p>
      <span className="muted">{t("deactivate.names")}:</span> {names.slice(0, NAMED_AT_MOST).join(", ")}
      {rest > 0 && ` ${t("deactivate.more", { count: rest })}`}
    </p>
  );
}
