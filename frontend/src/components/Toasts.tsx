import { CheckCircleFilled, CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { dismiss, useToasts } from "@/lib/toasts";

import styles from "./Toasts.module.css";

export function Toasts() {
  const { t } = useTranslation();
  return (
    <div className={styles.toasts} role="status">
      {useToasts().map(({ id, text }) => (
        <div key={id} className={styles.toast}>
          <CheckCircleFilled className={styles.icon} aria-hidden />
          {text}
          <button type="button" className={styles.close} aria-label={t("common.close")} onClick={() => dismiss(id)}>
            <CloseOutlined aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
