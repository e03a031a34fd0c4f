import { useTranslation } from "react-i18next";

import type { User } from "@/api/types";
import { Facts } from "@/components/Facts";
import { Initials } from "@/components/Initials";
import { formatDay } from "@/lib/dates";
import { fullName } from "@/lib/fullName";
import { useLocale } from "@/lib/i18n";

import styles from "./ProfileFacts.module.css";

export function ProfileFacts({ user }: { user: User }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const name = fullName(user);
  const facts = [
    [t("person.role"), t(`role.${user.role}`)],
    [t("person.entity"), user.entity?.name],
    [t("person.location"), user.location && `${user.location.name} (${user.location.timezone})`],
    [t("person.department"), user.department?.name],
    [t("person.approver"), user.approver?.name],
    [t("person.joined"), user.join_date && formatDay(user.join_date, locale)],
  ] as const;
  return (
    <div className={styles.profile}>
      <div className={styles.who}>
        <Initials name={name} size="large" />
        <div className={styles.names}>
          <strong>{name}</strong>
          <span className="muted">{user.email}</span>
        </div>
      </div>
      <Facts facts={facts} />
    </div>
  );
}
