import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { ApprovalFilterBar } from "@/features/leaves/approvals/ApprovalFilterBar";
import { ApprovalQueue } from "@/features/leaves/approvals/ApprovalQueue";
import { useUrlState } from "@/lib/useUrlState";

/** The requests to decide. */
export function Waiting() {
  const url = useUrlState();
  const mayOverride = can(useMe(), "oversee");
  const filter = { search: url.text("search"), category: url.number("category") };
  return (
    <>
      <Boundary skeleton={<Bones shape="line" />}>
        <ApprovalFilterBar filter={filter} onChange={(change) => url.change({ ...change, request: undefined })} />
      </Boundary>
      <Boundary skeleton={<Bones shape="pair" count={2} />}>
        <ApprovalQueue
          filter={filter}
          selected={url.number("request")}
          mayOverride={mayOverride}
          onSelect={(request) => url.change({ request })}
          onShowAll={() => url.change({ search: undefined, category: undefined })}
        />
      </Boundary>
    </>
  );
}
