import { Modal } from "antd";
import { useTranslation } from "react-i18next";

import { switchSingleKeys, useSingleKeys } from "@/lib/singleKeys";

import styles from "./KeysHelp.module.css";

const KEYS = ["a", "r", "j", "k", "x"] as const;

/** What the letters do, and the switch for those whose tools type letters of their own. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("approvals");
  const areOn = useSingleKeys();
  return (
    <Modal open title={t("keys")} footer={null} onCancel={onClose}>
      <dl className={styles.keys}>
        {KEYS.map((key) => (
          <div key={key} className={styles.key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`key.${key}`)}</dd>
          </div>
        ))}
        <div className={styles.key}>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t("key.help")}</dd>
        </div>
      </dl>
      <label className={styles.switch}>
        <input type="checkbox" checked={areOn} onChange={({ target }) => switchSingleKeys(target.checked)} />
        {t("singleKeys")}
      </label>
    </Modal>
  );
}
