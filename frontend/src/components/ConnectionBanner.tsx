import { DisconnectOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { useConnection } from "@/lib/connection";

import styles from "./ConnectionBanner.module.css";

/** Says that nothing gets through, for as long as that is so. What is typed stays on the page. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const connection = useConnection();
  return (
    <div role="status" className={styles.place}>
      {connection !== "fine" && (
        <p className={styles.banner}>
          <DisconnectOutlined aria-hidden /> {t(`connection.${connection}`)}
        </p>
      )}
    </div>
  );
}
