import { Drawer, type FormInstance, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Role, User } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";

import { AdjustBalanceForm } from "./AdjustBalanceForm";
import styles from "./PersonDrawer.module.css";
import { ProfileFacts } from "./ProfileFacts";
import { SetupForm } from "./SetupForm";

type Tab = "about" | "setup" | "balance";
type Props = {
  user: User;
  thisYear: number;
  roles: Role[];
  places: (form: FormInstance) => ReactNode;
  onClose: () => void;
};

export function PersonDrawer({ user, thisYear, roles, places, onClose }: Props) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>("about");
  return (
    <Drawer open size="min(100vw, 36rem)" title={`${user.first_name} ${user.last_name}`} onClose={onClose}>
      <div className={styles.tabs}>
        <Segmented<Tab>
          block
          aria-label={t("people.tabs")}
          value={tab}
          onChange={setTab}
          options={(["about", "setup", "balance"] as const).map((value) => ({ value, label: t(`people.tab.${value}`) }))}
        />
      </div>
      {tab === "about" && <ProfileFacts user={user} />}
      {tab === "setup" && <SetupForm user={user} roles={roles} places={places} onDone={onClose} />}
      {tab === "balance" && (
        <Boundary skeleton={<Bones shape="row" count={4} />}>
          <AdjustBalanceForm user={user} thisYear={thisYear} />
        </Boundary>
      )}
    </Drawer>
  );
}
