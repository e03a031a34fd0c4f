import { CalendarOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import type { LeaveRequest, Page } from "@/api/types";
import { NothingListed } from "@/components/NothingListed";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";

import { leaveQueries } from "./leaveApi";
import { LeaveTable } from "./LeaveTable";
import { filterOf, isNarrowed, type LeaveView } from "./leaveView";

type Props = {
  view: LeaveView;
  onPage: (page: number) => void;
  onOpen: (request: number) => void;
  onShowAll: () => void;
};
type Words = { label: string; none: string; noneHint: string; noMatch: string; noMatchHint: string };

export function MyLeaves(props: Props) {
  const { t } = useTranslation();
  const { category, status, start_date_after, start_date_before, ordering, page } = filterOf(props.view);
  const filter = { category, status, start_date_after, start_date_before, ordering, page };
  const { data } = useSuspenseQuery(leaveQueries.mine(filter));
  const words = {
    label: t("navigation.myLeaves"),
    none: t("myLeaves.none"),
    noneHint: t("myLeaves.noneHint"),
    noMatch: t("myLeaves.noMatch"),
    noMatchHint: t("myLeaves.noMatchHint"),
  };
  return <LeaveList {...props} leaves={data} words={words} />;
}

/** Requests of everybody the reader oversees. */
export function EveryonesLeaves(props: Props) {
  const { t } = useTranslation("leaves");
  const { data } = useSuspenseQuery(leaveQueries.everyone(filterOf(props.view)));
  const words = {
    label: t("tabs.everyone"),
    none: t("everyone.none"),
    noneHint: t("everyone.noneHint"),
    noMatch: t("everyone.noMatch"),
    noMatchHint: t("everyone.noMatchHint"),
  };
  return <LeaveList {...props} leaves={data} words={words} showsPerson />;
}

type ListProps = Props & { leaves: Page<LeaveRequest>; words: Words; showsPerson?: boolean };

function LeaveList({ view, leaves, words, showsPerson, onPage, onOpen, onShowAll }: ListProps) {
  if (leaves.count === 0) {
    return (
      <NothingListed
        none={{ icon: <CalendarOutlined />, title: words.none, hint: words.noneHint }}
        noMatch={isNarrowed(view) && { title: words.noMatch, hint: words.noMatchHint }}
        onClear={onShowAll}
      />
    );
  }
  return (
    <Panel>
      <LeaveTable label={words.label} leaves={leaves.results} showsPerson={showsPerson} onOpen={({ id }) => onOpen(id)} />
      <Pager page={view.page} pageSize={PAGE_SIZE} count={leaves.count} onPage={onPage} />
    </Panel>
  );
}
