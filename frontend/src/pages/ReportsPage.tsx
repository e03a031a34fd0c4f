import { useTranslation } from "react-i18next";

import type { Me } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import type { ReportFilter } from "@/features/reports/reportApi";
import { ReportBody } from "@/features/reports/ReportBody";
import { ReportFilters } from "@/features/reports/ReportFilters";
import { today, yearOf } from "@/lib/dates";
import { useCategoryName } from "@/lib/useCategoryName";
import { useUrlState } from "@/lib/useUrlState";

import { ReportExport } from "./reports/ReportExport";
import { seesAll, usePlaces } from "./reports/usePlaces";
import styles from "./ReportsPage.module.css";

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
        action={can(me, "export") && <ReportExport me={me} year={filter.year} department={filter.department} />}
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
