import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { OwnLeaveFilters } from "@/features/leaves/LeaveFilters";
import { MyLeaves } from "@/features/leaves/LeaveList";

import { useList } from "./useList";

/** One's own requests. */
export function Mine({ thisYear }: { thisYear: number }) {
  const { list, change } = useList();
  return (
    <>
      <Boundary skeleton={<Bones shape="line" />}>
        <OwnLeaveFilters view={list.view} onChange={change} thisYear={thisYear} />
      </Boundary>
      <Boundary skeleton={<Bones shape="row" count={6} />}>
        <MyLeaves {...list} />
      </Boundary>
    </>
  );
}
