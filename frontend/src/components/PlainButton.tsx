import type { ButtonHTMLAttributes } from "react";

import styles from "./PlainButton.module.css";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  primary?: boolean;
  block?: boolean;
  /** It has been pressed, and the answer is on its way. */
  busy?: boolean;
};

/** A button where Ant Design is not, or not yet: at the entrance, and where a page failed. */
export function PlainButton({ primary = false, block = false, busy = false, children, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-primary={primary || undefined}
      data-block={block || undefined}
      // Not disabled: that would take the focus away from whoever pressed it.
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <span className={styles.spinner} aria-hidden />}
      {children}
    </button>
  );
}
