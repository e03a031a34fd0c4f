import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { EveryoneFilters } from "@/features/leaves/LeaveFilters";
import { EveryonesLeaves } from "@/features/leaves/LeaveList";
import { DepartmentChoice } from "@/features/organizations/DepartmentChoice";

import { useList } from "./useList";

/** The requests of everybody the reader oversees. */
export function Everyone() {
  const { t } = useTranslation("leaves");
  const { list, change } = useList();
  const department = (
    <DepartmentChoice
      any={t("filter.anyDepartment")}
      value={list.view.department}
      onChange={(id) => change({ department: id })}
    />
  );
  return (
    <>
      <Boundary skeleton={<Bones shape="line" />}>
        <EveryoneFilters view={list.view} onChange={change} department={department} />
      </Boundary>
      <Boundary skeleton={<Bones shape="row" count={6} />}>
        <EveryonesLeaves {...list} />
      </Boundary>
    </>
  );
}
