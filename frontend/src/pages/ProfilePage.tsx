import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Me } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { Card } from "@/components/Card";
import { PageHeader } from "@/components/PageHeader";
import { Segments } from "@/components/Segments";
import { useMe } from "@/features/auth/AuthContext";
import { BalanceCards } from "@/features/leaves/BalanceCards";
import { LedgerOfYear } from "@/features/leaves/LedgerOfYear";
import { ProfileFacts } from "@/features/users/ProfileFacts";
import { today, yearOf } from "@/lib/dates";
import { useUrlState } from "@/lib/useUrlState";

import styles from "./ProfilePage.module.css";

const YEARS_BACK = 2;

export default function ProfilePage() {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const me = useMe();
  return (
    <>
      <PageHeader
        title={t("navigation.profile")}
        action={
          <Button icon={<PrinterOutlined aria-hidden />} className={styles.print} onClick={() => window.print()}>
            {words("profile.print")}
          </Button>
        }
      />
      <div className={styles.stack}>
        <Card title={t("profile.about")}>
          <ProfileFacts user={me} />
        </Card>
        <Balances me={me} />
      </div>
    </>
  );
}

function Balances({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const url = useUrlState();
  const thisYear = yearOf(today(me.location?.timezone));
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, index) => thisYear - YEARS_BACK + index);
  const year = Number(url.choice("year", years.map(String)) ?? thisYear);
  const category = url.text("category");
  return (
    <section aria-labelledby="balances" className={styles.stack}>
      <div className={styles.head}>
        <h2 id="balances">{t("profile.balances")}</h2>
        <Segments
          aria-label={t("profile.year")}
          value={year}
          onChange={(next) => url.change({ year: next === thisYear ? undefined : next })}
          options={years.map((value) => ({ value, label: value }))}
        />
      </div>
      <Boundary key={year} skeleton={<Bones shape="card" count={3} />}>
        <BalanceCards year={year} onOpen={(id) => url.change({ category: id })} />
      </Boundary>
      <Card title={words("profile.ledger")}>
        <Boundary key={year} skeleton={<Bones shape="row" count={4} />}>
          <LedgerOfYear year={year} category={category} onCategory={(id) => url.change({ category: id })} />
        </Boundary>
      </Card>
    </section>
  );
}
