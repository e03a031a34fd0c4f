import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { type InputHTMLAttributes, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import styles from "./EntryField.module.css";

type Props = InputHTMLAttributes<HTMLInputElement> & { label: string; error: string | undefined };

/** A field of the entrance, which does without Ant Design so that it is there at once. A password may be looked at. */
export function EntryField({ label, error, type = "text", ...input }: Props) {
  const id = useId();
  const errorId = `${id}-error`;
  const [isShown, setIsShown] = useState(false);
  const isPassword = type === "password";
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.box} data-refused={error !== undefined || undefined}>
        <input
          {...input}
          id={id}
          type={isPassword && isShown ? "text" : type}
          className={styles.input}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : errorId}
        />
        {isPassword && <Reveal isShown={isShown} onChange={setIsShown} />}
      </div>
      {error !== undefined && (
        <p id={errorId} role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

function Reveal({ isShown, onChange }: { isShown: boolean; onChange: (isShown: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.reveal} aria-pressed={isShown} onClick={() => onChange(!isShown)}>
      <span className="visually-hidden">{t("login.reveal")}</span>
      {isShown ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
    </button>
  );
}
