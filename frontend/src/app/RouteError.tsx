import { useTranslation } from "react-i18next";
import { useRevalidator, useRouteError } from "react-router";

import { Problem } from "@/api/problem";
import { PlainButton } from "@/components/PlainButton";
import { ProblemAlert } from "@/components/ProblemAlert";

import styles from "./RouteError.module.css";

/** Where a page's failure lands; the layout around it stays usable. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const { revalidate } = useRevalidator();
  if (error instanceof Problem) return <ProblemAlert problem={error} onRetry={() => void revalidate()} />;
  return (
    <div className={styles.error} role="alert">
      <h1>{t("crash.title")}</h1>
      <p className="muted">{t("crash.hint")}</p>
      <PlainButton primary onClick={() => window.location.reload()}>
        {t("crash.reload")}
      </PlainButton>
    </div>
  );
}
