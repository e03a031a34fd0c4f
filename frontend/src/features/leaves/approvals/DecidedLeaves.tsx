import { HistoryOutlined, UndoOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import type { LeaveRequest } from "@/api/types";
import { type Columns, DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";
import { formatInstant, formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import { leaveQueries } from "../leaveApi";
import { LeaveStatusPill } from "../LeaveStatusPill";
import { Refusals } from "./Refusals";
import { useDecisions } from "./useDecisions";

type Props = { page: number; onPage: (page: number) => void; onOpen: (id: number) => void };

/** What the person decided; an approval can be taken back for a day. */
export function DecidedLeaves({ page, onPage, onOpen }: Props) {
  const { t } = useTranslation("approvals");
  const { data: decided } = useSuspenseQuery(leaveQueries.decided(page));
  const decisions = useDecisions();
  const columns = useColumns(decisions.reject, decided.results.some(mayTakeBack));
  return (
    <>
      <Refusals decisions={decisions} />
      <Panel>
        {decided.count === 0 ? (
          <EmptyState icon={<HistoryOutlined />} title={t("noHistory")} hint={t("noHistoryHint")} />
        ) : (
          <DataTable
            label={t("tab.history")}
            columns={columns}
            rows={decided.results}
            rowKey={({ id }) => id}
            onOpen={({ id }) => onOpen(id)}
          />
        )}
        <Pager page={page} pageSize={PAGE_SIZE} count={decided.count} onPage={onPage} />
      </Panel>
      {decisions.dialog}
    </>
  );
}

const mayTakeBack = ({ status, can }: LeaveRequest) => status === "APPROVED" && can.reject;

function useColumns(onTakeBack: (leave: LeaveRequest) => void, canTakeBack: boolean): Columns<LeaveRequest> {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  const locale = useLocale();
  const amount = useAmount();
  const categoryName = useCategoryName();
  const columns: Columns<LeaveRequest> = [
    { key: "person", header: common("leave.person"), cell: ({ user }) => user.name },
    {
      key: "dates",
      header: common("leave.dates"),
      cell: ({ start_date, end_date }) => formatRange(start_date, end_date, locale),
    },
    { key: "category", header: common("leave.category"), isMuted: true, cell: ({ category }) => categoryName(category) },
    { key: "amount", header: common("leave.amount"), align: "end", onPhone: "end", cell: ({ hours }) => amount(hours) },
    {
      key: "status",
      header: common("leave.status"),
      onPhone: "beside",
      cell: ({ status }) => <LeaveStatusPill status={status} />,
    },
    {
      key: "when",
      header: t("decidedAt"),
      isMuted: true,
      cell: ({ decided_at }) => decided_at && formatInstant(decided_at, locale),
    },
  ];
  if (canTakeBack) {
    columns.push({
      key: "back",
      header: t("action"),
      align: "end",
      cell: (leave) =>
        mayTakeBack(leave) && (
          <Button
            size="small"
            icon={<UndoOutlined aria-hidden />}
            aria-label={t("takeBackOf", { name: leave.user.name })}
            onClick={() => onTakeBack(leave)}
          >
            {common("approvals.takeBack")}
          </Button>
        ),
    });
  }
  return columns;
}
