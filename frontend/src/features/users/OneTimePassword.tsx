import { CopyOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { CreatedUser } from "@/api/types";
import { toast } from "@/lib/toasts";

import styles from "./OneTimePassword.module.css";

/** Shown this once: the server keeps no copy it could show again. */
export function OneTimePassword({ created, onClose }: { created: CreatedUser; onClose: () => void }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(created.password);
    toast(t("people.copied"));
  };
  return (
    <Modal
      open
      title={t("people.created", { name: `${created.first_name} ${created.last_name}` })}
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t("people.passwordNoted")}
        </Button>
      }
    >
      <p>{t("people.passwordOnce", { email: created.email })}</p>
      <div className={styles.password}>
        <output aria-label={t("login.password")}>{created.password}</output>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t("people.copy")}
        </Button>
      </div>
    </Modal>
  );
}
