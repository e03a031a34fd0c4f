import { HistoryOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import { EmptyState } from "@/components/EmptyState";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";
import type { Day } from "@/lib/dates";

import { leaveQueries } from "../leaveApi";
import { LeaveDrawer } from "../LeaveDrawer";
import { LeaveTable } from "../LeaveTable";

/** What the person decided; an approval can be taken back for a day from its details. */
export function DecidedLeaves({ today }: { today: Day }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const [opened, setOpened] = useState<number>();
  const { data: decided } = useSuspenseQuery(leaveQueries.decided(page));
  return (
    <Panel>
      {decided.count === 0 ? (
        <EmptyState icon={<HistoryOutlined />} title={t("approvals.noHistory")} hint={t("approvals.noHistoryHint")} />
      ) : (
        <LeaveTable leaves={decided.results} showsPerson onOpen={({ id }) => setOpened(id)} />
      )}
      <Pager page={page} pageSize={PAGE_SIZE} count={decided.count} onPage={setPage} />
      {opened !== undefined && <LeaveDrawer id={opened} today={today} onClose={() => setOpened(undefined)} />}
    </Panel>
  );
}
