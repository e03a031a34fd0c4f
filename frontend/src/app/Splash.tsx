import { Logo } from "@/components/Logo";

import styles from "./Splash.module.css";

/** Before anybody is known. */
export function Splash() {
  return (
    <div className={styles.splash}>
      <Logo />
    </div>
  );
}
