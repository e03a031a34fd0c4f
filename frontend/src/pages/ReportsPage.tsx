import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Ref } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { organizationQueries } from "@/features/organizations/organizationApi";
import type { ReportFilter } from "@/features/reports/reportApi";
import { ReportBody } from "@/features/reports/ReportBody";
import { ReportFilters } from "@/features/reports/ReportFilters";
import { today, yearOf } from "@/lib/dates";
import { useCategoryName } from "@/lib/useCategoryName";
import { useUrlState } from "@/lib/useUrlState";

import styles from "./ReportsPage.module.css";

const load = () => import("@/features/reports/ExportDialog");
const ExportDialog = lazy(() => load().then((module) => ({ default: module.ExportDialog })));

export default function ReportsPage() {
  const { t } = useTranslation("reports");
  const me = useMe();
  const seesAll = can(me, "manage_entities");
  const categoryName = useCategoryName();
  const { number, change } = useUrlState();
  const [isExporting, setIsExporting] = useState(false);
  const entity = seesAll ? number("entity") : undefined;
  const filter = filterOf(number("year") ?? yearOf(today(me.location?.timezone)), entity, number("department"));
  const { companies, departments } = usePlaces(seesAll, entity ?? me.entity?.id, entity !== undefined || !seesAll);
  const company = seesAll ? companies?.find(({ id }) => id === entity)?.name : me.entity?.name;
  const department = departments?.find(({ id }) => id === filter.department)?.name;

  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={[filter.year, company ?? t("anyCompany"), department].filter(Boolean).join(" · ")}
        action={
          can(me, "export") && (
            <span className={styles.action}>
              <Button
                type="primary"
                size="large"
                icon={<DownloadOutlined />}
                onPointerEnter={() => void load()}
                onClick={() => setIsExporting(true)}
              >
                {t("export.open")}
              </Button>
            </span>
          )
        }
      />
      <div className={styles.filters}>
        <ReportFilters filter={filter} companies={companies} departments={departments} onChange={change} />
      </div>
      <Boundary skeleton={<Bones shape="panel" count={3} />}>
        <ReportBody
          filter={filter}
          categoryName={categoryName}
          onClear={() => change({ entity: undefined, department: undefined })}
        />
      </Boundary>
      {isExporting && (
        <Suspense>
          <Export
            year={filter.year}
            department={filter.department}
            home={seesAll ? undefined : me.entity}
            onClose={() => setIsExporting(false)}
          />
        </Suspense>
      )}
    </>
  );
}

type ExportProps = { year: number; department: number | undefined; home: Ref | null | undefined; onClose: () => void };

/** Every department the file can be narrowed to; the server exports no single company of many. */
function Export({ home, ...props }: ExportProps) {
  const { data: teams = [] } = useQuery(organizationQueries.teams(home?.id));
  const departments = teams.map(({ id, department_name }) => ({ id, name: department_name }));
  return <ExportDialog {...props} departments={departments} company={home?.name} />;
}

const filterOf = (year: number, entity: number | undefined, department: number | undefined): ReportFilter => ({
  year,
  ...(entity !== undefined && { entity }),
  ...(department !== undefined && { department }),
});

/** Departments are offered once it is clear of which company. */
function usePlaces(seesAll: boolean, company: number | undefined, isClear: boolean) {
  const companies = useQuery({ ...organizationQueries.companies(), enabled: seesAll });
  const teams = useQuery({ ...organizationQueries.teams(company), enabled: isClear });
  return {
    companies: seesAll ? (companies.data ?? []).map(({ id, entity_name }) => ({ id, name: entity_name })) : undefined,
    departments: isClear ? (teams.data ?? []).map(({ id, department_name }) => ({ id, name: department_name })) : undefined,
  };
}
