import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Card } from "@/components/Card";
import { PageHeader } from "@/components/PageHeader";
import { Preferences } from "@/components/Preferences";
import { paths } from "@/lib/paths";

import styles from "./PreferencesPage.module.css";

export default function PreferencesPage() {
  const { t } = useTranslation("settings");
  return (
    <>
      <PageHeader title={t("section.preferences")} subtitle={t("preferences.subtitle")} />
      <div className={styles.cards}>
        <Card title={t("preferences.display")}>
          <div className={styles.words}>
            <p className="muted">{t("preferences.displayHint")}</p>
            <Preferences />
          </div>
        </Card>
        <Card title={t("preferences.account")}>
          <div className={styles.words}>
            <p className="muted">{t("preferences.accountHint")}</p>
            <Link to={paths.changePassword}>{t("preferences.password")}</Link>
          </div>
        </Card>
      </div>
    </>
  );
}
