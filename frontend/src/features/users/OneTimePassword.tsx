import { CopyOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { toast } from "@/lib/toasts";

import styles from "./OneTimePassword.module.css";

type Props = { title: string; text: string; password: string; onClose: () => void };

/** Shown this once: the server keeps no copy it could show again. */
export function OneTimePassword({ title, text, password, onClose }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const [isRefused, setIsRefused] = useState(false);
  const copy = () =>
    // Some browsers offer no clipboard, or ask and hear no.
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(password))
      .then(
        () => toast(t("copied")),
        () => setIsRefused(true),
      );
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t("passwordNoted")}
        </Button>
      }
    >
      <p>{text}</p>
      <div className={styles.password}>
        <output aria-label={t("translation:login.password")}>{password}</output>
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          {t("copy")}
        </Button>
      </div>
      {isRefused && <p role="alert">{t("copyFailed")}</p>}
    </Modal>
  );
}
