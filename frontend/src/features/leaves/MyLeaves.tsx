import { CalendarOutlined, FilterOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import { EmptyState } from "@/components/EmptyState";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";

import { leaveQueries } from "./leaveApi";
import { LeaveTable } from "./LeaveTable";
import type { LeaveView } from "./useLeaveFilter";

const NEWEST_FIRST = "-start_date";

type Props = { filter: LeaveView; onChange: (change: Partial<LeaveView>) => void };

export function MyLeaves({ filter: { status, category, ordering, page }, onChange }: Props) {
  const { t } = useTranslation();
  const { data: leaves } = useSuspenseQuery(leaveQueries.mine({ status, category, ordering: ordering ?? NEWEST_FIRST, page }));
  const isFiltered = status !== undefined || category !== undefined;

  if (leaves.count === 0) {
    return (
      <Panel>
        {isFiltered ? (
          <EmptyState
            icon={<FilterOutlined />}
            title={t("myLeaves.noMatch")}
            hint={t("myLeaves.noMatchHint")}
            action={
              <Button onClick={() => onChange({ status: undefined, category: undefined })}>{t("filter.clear")}</Button>
            }
          />
        ) : (
          <EmptyState icon={<CalendarOutlined />} title={t("myLeaves.none")} hint={t("myLeaves.noneHint")} />
        )}
      </Panel>
    );
  }
  return (
    <Panel>
      <LeaveTable leaves={leaves.results} onOpen={({ id }) => onChange({ request: id })} />
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        count={leaves.count}
        onPage={(page) => onChange({ page })}
      />
    </Panel>
  );
}
