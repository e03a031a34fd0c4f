import styles from "./Logo.module.css";

export function Logo() {
  return (
    <span className={styles.logo}>
      <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden focusable="false">
        <rect width="32" height="32" rx="8" className={styles.ground} />
        <path d="M9 22.5c0-8 4.5-13 14-13.5-.5 9-5 13.5-12 13.5M9 25c0-4.5 2.5-8 7-10.5" className={styles.leaf} />
      </svg>
      Leave
    </span>
  );
}
