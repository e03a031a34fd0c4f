import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Sheet } from "@/components/Sheet";
import { useMe } from "@/features/auth/AuthContext";
import { MyTeam } from "@/features/leaves/approvals/MyTeam";
import { TeamMember } from "@/features/leaves/approvals/TeamMember";
import { today } from "@/lib/dates";
import { useUrlState } from "@/lib/useUrlState";

/** The people the person decides for. */
export function Team() {
  const { t } = useTranslation("approvals");
  const url = useUrlState();
  const here = today(useMe().location?.timezone);
  const opened = url.number("person");
  const page = url.number("page") ?? 1;
  return (
    <>
      <Boundary key={page} skeleton={<Bones shape="row" count={6} />}>
        <MyTeam
          page={page}
          onPage={(next) => url.change({ page: next })}
          onOpen={({ id }) => url.change({ person: id }, { push: true })}
        />
      </Boundary>
      {opened !== undefined && (
        <Sheet
          title={t("tab.team")}
          of={opened}
          skeleton={<Bones shape="row" count={4} />}
          onClose={() => url.change({ person: undefined, page })}
        >
          <TeamMember id={opened} today={here} />
        </Sheet>
      )}
    </>
  );
}
