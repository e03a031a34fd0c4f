import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { Notice } from "@/components/Notice";

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
        <Notice
          key={request.id}
          tone="error"
          title={t("comeBack", { name: request.user.name })}
          action={<Button onClick={decisions.reload}>{common("common.reload")}</Button>}
        >
          {refusalText(problem)}
        </Notice>
      ))}
    </div>
  );
}
