import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { useMe } from "@/features/auth/AuthContext";
import { DecidedLeaves } from "@/features/leaves/approvals/DecidedLeaves";
import { LeaveDrawer } from "@/features/leaves/LeaveDrawer";
import { today } from "@/lib/dates";
import { useUrlState } from "@/lib/useUrlState";

/** What the person has decided. */
export function Decided() {
  const url = useUrlState();
  const here = today(useMe().location?.timezone);
  const opened = url.number("request");
  const page = url.number("page") ?? 1;
  return (
    <>
      <Boundary key={page} skeleton={<Bones shape="row" count={6} />}>
        <DecidedLeaves
          page={page}
          onPage={(next) => url.change({ page: next })}
          onOpen={(request) => url.change({ request }, { push: true })}
        />
      </Boundary>
      {opened !== undefined && (
        <LeaveDrawer id={opened} today={here} onClose={() => url.change({ request: undefined, page })} />
      )}
    </>
  );
}
