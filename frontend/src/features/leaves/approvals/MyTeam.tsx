import { TeamOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import type { User } from "@/api/types";
import { type Columns, DataTable } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { Initials } from "@/components/Initials";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";
import { formatDay } from "@/lib/dates";
import { fullName } from "@/lib/fullName";
import { useLocale } from "@/lib/i18n";

import styles from "./MyTeam.module.css";
import { teamQuery } from "./teamApi";

type Props = { page: number; onPage: (page: number) => void; onOpen: (person: User) => void };

/** The people somebody decides for; one opens to what they have left and when they are away next. */
export function MyTeam({ page, onPage, onOpen }: Props) {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  const locale = useLocale();
  const { data: team } = useSuspenseQuery(teamQuery(page));
  const columns: Columns<User> = [
    {
      key: "person",
      header: common("leave.person"),
      cell: (person) => (
        <span className={styles.person}>
          <Initials name={fullName(person)} size="small" /> {fullName(person)}
        </span>
      ),
    },
    { key: "department", header: common("person.department"), cell: ({ department }) => department?.name },
    { key: "location", header: common("person.location"), isMuted: true, cell: ({ location }) => location?.name },
    {
      key: "joined",
      header: t("joined"),
      isMuted: true,
      onPhone: "hidden",
      cell: ({ join_date }) => join_date && formatDay(join_date, locale),
    },
  ];
  return (
    <Panel>
      {team.count === 0 ? (
        <EmptyState icon={<TeamOutlined />} title={t("noTeam")} hint={t("noTeamHint")} />
      ) : (
        <DataTable label={t("tab.team")} columns={columns} rows={team.results} rowKey={({ id }) => id} onOpen={onOpen} />
      )}
      <Pager page={page} pageSize={PAGE_SIZE} count={team.count} onPage={onPage} />
    </Panel>
  );
}
