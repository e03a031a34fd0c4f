import { useTranslation } from "react-i18next";

import styles from "./Bones.module.css";

/** The shape of what is coming. */
export function Bones({ shape, count = 1 }: { shape: "card" | "row" | "line" | "panel" | "pair"; count?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles[`${shape}s`]} role="status" aria-label={t("common.loading")}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={`${styles.bone} ${styles[shape]}`} />
      ))}
    </div>
  );
}
