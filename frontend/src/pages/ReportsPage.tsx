import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Me, Team } from "@/api/types";
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
  const categoryName = useCategoryName();
  const { filter, change } = useReportView(me);
  const { companies, departments, company } = usePlaces(me, filter.entity);
  const department = departments?.find(({ id }) => id === filter.department)?.name;
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={[filter.year, company ?? t("anyCompany"), department].filter(Boolean).join(" · ")}
        action={can(me, "export") && <Export me={me} year={filter.year} department={filter.department} />}
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
    </>
  );
}

type ExportProps = { me: Me; year: number; department: number | undefined };

function Export(props: ExportProps) {
  const { t } = useTranslation("reports");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.action}>
      <Button
        type="primary"
        size="large"
        icon={<DownloadOutlined />}
        onPointerEnter={() => void load()}
        onClick={() => setIsOpen(true)}
      >
        {t("export.open")}
      </Button>
      {isOpen && (
        <Suspense>
          <ExportOf {...props} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Every department the file can be narrowed to; the server exports no single company of many. */
function ExportOf({ me, ...props }: ExportProps & { onClose: () => void }) {
  const home = seesAll(me) ? null : me.entity;
  const { data: teams } = useQuery(organizationQueries.teams(home?.id));
  return <ExportDialog {...props} departments={named(teams)} company={home?.name} />;
}

/** Only an administrator looks at more than one company. */
const seesAll = (me: Me) => can(me, "manage_entities");

function useReportView(me: Me) {
  const { number, change } = useUrlState();
  const entity = seesAll(me) ? number("entity") : undefined;
  const department = number("department");
  const filter: ReportFilter = {
    year: number("year") ?? yearOf(today(me.location?.timezone)),
    ...(entity !== undefined && { entity }),
    ...(department !== undefined && { department }),
  };
  return { filter, change };
}

/** Departments are offered once it is clear of which company. */
function usePlaces(me: Me, chosen: number | undefined) {
  const isOpen = seesAll(me);
  const entity = isOpen ? chosen : me.entity?.id;
  const companies = useQuery({ ...organizationQueries.companies(), enabled: isOpen });
  const teams = useQuery({ ...organizationQueries.teams(entity), enabled: entity !== undefined });
  const known = companies.data?.map(({ id, entity_name }) => ({ id, name: entity_name })) ?? [];
  return {
    companies: isOpen ? known : undefined,
    departments: entity === undefined ? undefined : named(teams.data),
    company: isOpen ? known.find(({ id }) => id === chosen)?.name : me.entity?.name,
  };
}

const named = (teams: Team[] = []) => teams.map(({ id, department_name }) => ({ id, name: department_name }));
