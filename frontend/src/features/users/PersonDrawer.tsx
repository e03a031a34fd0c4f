import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { LedgerLine, Role, User } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Segments } from "@/components/Segments";
import { Sheet } from "@/components/Sheet";
import { useLeave } from "@/components/unsaved";
import { fullName } from "@/lib/fullName";

import { AboutPerson } from "./AboutPerson";
import { PersonBalances } from "./PersonBalances";
import styles from "./PersonDrawer.module.css";
import { SetupForm } from "./SetupForm";
import { standingOf } from "./standing";
import { userQueries } from "./userApi";

export const PERSON_TABS = ["about", "setup", "balance"] as const;
type PersonTab = (typeof PERSON_TABS)[number];

type Props = {
  id: number;
  tab: PersonTab;
  onTab: (tab: PersonTab) => void;
  me: User;
  thisYear: number;
  roles: Role[];
  places: (form: FormInstance, user: User) => ReactNode;
  ledger: (lines: LedgerLine[]) => ReactNode;
  onClose: () => void;
};

/** One person: who they are, what HR decides about them, and their balances. */
export function PersonDrawer({ onClose, ...props }: Props) {
  return (
    <Sheet
      title={<Title id={props.id} />}
      of={props.id}
      skeleton={<Bones shape="line" count={12} />}
      isWide
      onClose={onClose}
    >
      <Person {...props} />
    </Sheet>
  );
}

function Title({ id }: { id: number }) {
  const { t } = useTranslation("people");
  const { data: user } = useQuery(userQueries.person(id));
  return user ? fullName(user) : t("tabs");
}

function Person({ id, tab, onTab, me, thisYear, roles, places, ledger }: Omit<Props, "onClose">) {
  const { t } = useTranslation("people");
  const { data: user } = useSuspenseQuery(userQueries.person(id));
  const standing = standingOf(user, me);
  const leave = useLeave();
  return (
    <>
      <div className={styles.tabs}>
        <Segments<PersonTab>
          block
          aria-label={t("tabs")}
          value={tab}
          onChange={(next) => leave(() => onTab(next))}
          options={PERSON_TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
        />
      </div>
      {standing !== "open" && <p className={styles.note}>{t(`why.${standing}`)}</p>}
      {tab === "about" && <AboutPerson user={user} standing={standing} />}
      {tab === "setup" && standing !== "above" && (
        <SetupForm user={user} roles={roles} places={places} isOwn={standing === "self"} />
      )}
      {tab === "balance" && (
        <PersonBalances user={user} thisYear={thisYear} mayAdjust={standing === "open"} ledger={ledger} />
      )}
    </>
  );
}
