import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./Refusals.module.css";
import type { Decisions } from "./useDecisions";
import { useRefusalText } from "./useRefusalText";

/** Requests that came back into the list, and why. */
export function Refusals({ decisions }: { decisions: Decisions }) {
  const { t } = useTranslation("approvals");
  const { t: common } = useTranslation();
  const refusalText = useRefusalText();
  if (decisions.refusals.length === 0) return null;
  return (
    <div className={styles.refusals}>
      {decisions.refusals.map(({ request, problem }) => (
        <Alert
          key={request.id}
          type="error"
          showIcon
          title={t("comeBack", { name: request.user.name })}
          description={refusalText(problem)}
          action={<Button onClick={decisions.reload}>{common("common.reload")}</Button>}
        />
      ))}
    </div>
  );
}
