import { TeamOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE } from "@/api/paging";
import type { User } from "@/api/types";
import { EmptyState } from "@/components/EmptyState";
import { Initials } from "@/components/Initials";
import { Pager } from "@/components/Pager";
import { Panel } from "@/components/Panel";
import { Pill } from "@/components/Pill";

import styles from "./PeopleList.module.css";
import { type PeopleFilter, userQueries } from "./userApi";

type Props = { filter: PeopleFilter; onPage: (page: number) => void; onOpen: (user: User) => void };

export function PeopleList({ filter, onPage, onOpen }: Props) {
  const { t } = useTranslation();
  const { data: people } = useSuspenseQuery(userQueries.list(filter));
  if (people.count === 0) {
    return (
      <Panel>
        <EmptyState icon={<TeamOutlined />} title={t("people.noMatch")} hint={t("people.noMatchHint")} />
      </Panel>
    );
  }
  return (
    <Panel>
      <ul>
        {people.results.map((user) => (
          <PersonRow key={user.id} user={user} onOpen={() => onOpen(user)} />
        ))}
      </ul>
      <Pager page={filter.page} pageSize={PAGE_SIZE} count={people.count} onPage={onPage} />
    </Panel>
  );
}

function PersonRow({ user, onOpen }: { user: User; onOpen: () => void }) {
  const { t } = useTranslation();
  const name = `${user.first_name} ${user.last_name}`;
  const place = [user.department?.name, user.location?.name].filter(Boolean).join(", ");
  return (
    <li className={styles.item}>
      <button type="button" className={styles.row} onClick={onOpen}>
        <Initials name={name} />
        <span className={styles.words}>
          <strong>{name}</strong>
          <span className="muted">{user.email}</span>
        </span>
        <span className={styles.place}>{place || t("people.noPlace")}</span>
        <span className={styles.pills}>
          {!user.is_active && <Pill tone="cancelled">{t("people.inactive")}</Pill>}
          <Pill tone={user.role === "EMPLOYEE" ? "cancelled" : "accent"}>{t(`role.${user.role}`)}</Pill>
        </span>
      </button>
    </li>
  );
}
