import { ApartmentOutlined, EnvironmentOutlined, FilterOutlined, GlobalOutlined, PlusOutlined } from "@ant-design/icons";
import { useSuspenseQueries } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Company } from "@/api/types";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";

import { Branch } from "./Branch";
import styles from "./CompanyTree.module.css";
import { organizationQueries } from "./organizationApi";
import { branchesOf } from "./tree";
import type { PlaceView } from "./usePlaceView";

type Props = { company: Company; isOnly: boolean; mayEdit: boolean; view: PlaceView };

/** A company, its locations, and the departments of each. */
export function CompanyTree({ company, isOnly, mayEdit, view }: Props) {
  const [{ data: sites }, { data: teams }] = useSuspenseQueries({
    queries: [organizationQueries.sites(company.id), organizationQueries.teams(company.id)],
  });
  const branches = branchesOf(sites, teams, view);
  return (
    <>
      <Facts company={company} isOnly={isOnly} mayEdit={mayEdit} view={view} />
      {branches.length === 0 && <Nothing isFiltered={view.search !== ""} />}
      <div className={styles.branches}>
        {branches.map((branch) => (
          <Branch
            key={branch.site?.id ?? "whole"}
            branch={branch}
            icon={branch.site ? <EnvironmentOutlined /> : <GlobalOutlined />}
            mayAdd={company.is_active}
            view={view}
          />
        ))}
      </div>
    </>
  );
}

function Facts({ company, isOnly, mayEdit, view }: Props) {
  const { t } = useTranslation("organization");
  const { counts, email_domains: domains } = company;
  return (
    <Card
      title={company.entity_name}
      aside={mayEdit && <Button onClick={() => view.open("company", company.id)}>{t("edit")}</Button>}
    >
      {isOnly && (
        <ul className={styles.counts}>
          <li>{t("counts.locations", { count: counts.locations })}</li>
          <li>{t("counts.departments", { count: counts.departments })}</li>
          <li>{t("counts.users", { count: counts.users })}</li>
        </ul>
      )}
      <p className="muted">{domains.length > 0 ? `${t("domains")} ${domains.map((domain) => `@${domain}`).join(", ")}` : t("noDomains")}</p>
      {company.is_active && (
        <div className={styles.actions}>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => view.add("location")}>
            {t("addLocation")}
          </Button>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => view.add("department")}>
            {t("addDepartment")}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation("organization");
  return isFiltered ? (
    <EmptyState icon={<FilterOutlined />} title={t("noMatch")} hint={t("noMatchHint")} />
  ) : (
    <EmptyState icon={<ApartmentOutlined />} title={t("none")} hint={t("noneHint")} />
  );
}
