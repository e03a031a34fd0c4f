import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Card } from "@/components/Card";
import { PageHeader } from "@/components/PageHeader";
import { useMe } from "@/features/auth/AuthContext";
import { BalanceCards } from "@/features/leaves/BalanceCards";
import { ProfileFacts } from "@/features/users/ProfileFacts";
import { today, yearOf } from "@/lib/dates";

import styles from "./ProfilePage.module.css";

export default function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  const thisYear = yearOf(today(me.location?.timezone));
  const [year, setYear] = useState(thisYear);
  return (
    <>
      <PageHeader title={t("navigation.profile")} />
      <div className={styles.stack}>
        <Card title={t("profile.about")}>
          <ProfileFacts user={me} />
        </Card>
        <section aria-labelledby="balances">
          <div className={styles.head}>
            <h2 id="balances">{t("profile.balances")}</h2>
            <Segmented<number>
              aria-label={t("profile.year")}
              value={year}
              onChange={setYear}
              options={[thisYear - 1, thisYear, thisYear + 1]}
            />
          </div>
          <Boundary key={year} skeleton={<Bones shape="card" count={3} />}>
            <BalanceCards year={year} />
          </Boundary>
        </section>
      </div>
    </>
  );
}
