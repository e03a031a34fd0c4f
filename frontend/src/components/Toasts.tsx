import { CheckCircleFilled, CloseOutlined, WarningFilled } from "@ant-design/icons";
import { type FocusEvent } from "react";
import { useTranslation } from "react-i18next";

import { dismiss, hold, release, type Toast, useToasts } from "@/lib/toasts";

import styles from "./Toasts.module.css";

/** What has just happened, said aloud politely; it waits while somebody reads or wants to undo it. */
export function Toasts() {
  const releaseOutside = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) release();
  };
  return (
    <div
      className={styles.toasts}
      role="status"
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={releaseOutside}
    >
      {useToasts().map((toast) => (
        <Line key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function Line({ toast: { id, text, tone, undo } }: { toast: Toast }) {
  const { t } = useTranslation();
  const takeBack = () => {
    dismiss(id);
    undo?.();
  };
  return (
    <div className={styles.toast}>
      {tone === "done" && <CheckCircleFilled className={styles.icon} aria-hidden />}
      {tone === "refused" && <WarningFilled className={styles.refused} aria-hidden />}
      <span className={styles.text}>{text}</span>
      {undo && (
        <button type="button" className={styles.undo} onClick={takeBack}>
          {t("common.undo")}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t("common.close")} onClick={() => dismiss(id)}>
        <CloseOutlined aria-hidden />
      </button>
    </div>
  );
}
