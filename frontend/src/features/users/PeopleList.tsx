import { StopOutlined, TeamOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import type { User } from "@/api/types";
import { type Columns, DataTable } from "@/components/DataTable";
import { Initials } from "@/components/Initials";
import { NothingListed } from "@/components/NothingListed";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";
import { Pill } from "@/components/Pill";
import { fullName } from "@/lib/fullName";

import styles from "./PeopleList.module.css";
import { type PeopleFilter, userQueries } from "./userApi";

type Props = {
  filter: PeopleFilter;
  isFiltered: boolean;
  onPage: (page: number) => void;
  onOpen: (user: User) => void;
  onClear: () => void;
};

export function PeopleList({ filter, isFiltered, onPage, onOpen, onClear }: Props) {
  const { t } = useTranslation("people");
  const { data: people } = useSuspenseQuery(userQueries.list(filter));
  const columns = usePersonColumns();
  if (people.count === 0) {
    return (
      <NothingListed
        none={{ icon: <TeamOutlined />, title: t("none"), hint: t("noneHint") }}
        noMatch={isFiltered && { title: t("noMatch"), hint: t("noMatchHint") }}
        onClear={onClear}
      />
    );
  }
  return (
    <Panel>
      <DataTable label={t("list")} columns={columns} rows={people.results} rowKey={({ id }) => id} onOpen={onOpen} />
      <Pager page={filter.page} pageSize={PAGE_SIZE} count={people.count} onPage={onPage} />
    </Panel>
  );
}

function usePersonColumns(): Columns<User> {
  const { t } = useTranslation(["people", "translation"]);
  return [
    { key: "name", header: t("name"), cell: (user) => <Person user={user} /> },
    {
      key: "place",
      header: t("place"),
      cell: ({ department, location }) => [department?.name, location?.name].filter(Boolean).join(", ") || t("noPlace"),
      isMuted: true,
      onPhone: "hidden",
    },
    { key: "role", header: t("translation:person.role"), cell: (user) => <Standing user={user} />, align: "end", onPhone: "beside" },
  ];
}

function Person({ user }: { user: User }) {
  const name = fullName(user);
  return (
    <span className={styles.person}>
      <Initials name={name} />
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.email}>{user.email}</span>
      </span>
    </span>
  );
}

function Standing({ user }: { user: User }) {
  const { t } = useTranslation(["people", "translation"]);
  return (
    <span className={styles.pills}>
      {!user.is_active && (
        <Pill tone="cancelled" icon={<StopOutlined />}>
          {t("inactive")}
        </Pill>
      )}
      <Pill tone={user.role === "EMPLOYEE" ? "cancelled" : "accent"}>{t(`translation:role.${user.role}`)}</Pill>
    </span>
  );
}
