import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import styles from "./MarkBar.module.css";
import { type Marks, MOST_AT_ONCE } from "./useMarks";

type Props = { marks: Marks; count: number; listed: number; onApprove: () => void; onReject: () => void };

/** Marks the requests that are listed, and decides the marked ones together. */
export function MarkBar({ marks, count, listed, onApprove, onReject }: Props) {
  const { t } = useTranslation("approvals");
  const marked = marks.marked.length;
  const most = Math.min(listed, MOST_AT_ONCE);
  const isLimited = listed > MOST_AT_ONCE;
  return (
    <div className={styles.bar}>
      <label className={styles.all}>
        <input
          type="checkbox"
          checked={marked > 0 && marked === most}
          ref={(box) => {
            if (box) box.indeterminate = marked > 0 && marked < most;
          }}
          onChange={() => (marked === most ? marks.clear() : marks.markFirst())}
        />
        {marked > 0
          ? t("marked", { count: marked })
          : isLimited
            ? t("markAllLimited", { count: MOST_AT_ONCE })
            : t("markAll")}
      </label>
      {marked === 0 && <span className={styles.count}>{t("subtitle", { count })}</span>}
      {marked > 0 && (
        <span className={styles.buttons}>
          <Button size="small" icon={<CloseOutlined aria-hidden />} onClick={onReject}>
            {t("rejectMarked", { count: marked })}
          </Button>
          <Button size="small" type="primary" icon={<CheckOutlined aria-hidden />} onClick={onApprove}>
            {t("approveMarked", { count: marked })}
          </Button>
        </span>
      )}
      {isLimited && marks.isFull && <p className={styles.limit}>{t("atMost", { count: MOST_AT_ONCE })}</p>}
    </div>
  );
}
