import { type ReactNode, useId } from "react";

import styles from "./CheckLine.module.css";

type Props = {
  /** Given by the form field around it (`valuePropName="checked"`). */
  id?: string;
  checked?: boolean;
  onChange?: (checked: boolean) => void;
  label: ReactNode;
  hint?: string;
  disabled?: boolean;
};

/** A yes or no with what it means beside it. */
export function CheckLine({ id, checked = false, onChange, label, hint, disabled = false }: Props) {
  const hintId = useId();
  return (
    <label className={styles.line}>
      <input
        {...(id !== undefined && { id })}
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        {...(hint && { "aria-describedby": hintId })}
        onChange={({ target }) => onChange?.(target.checked)}
      />
      <span className={styles.words}>
        <span>{label}</span>
        {hint && (
          <span id={hintId} className={styles.hint} aria-hidden>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
