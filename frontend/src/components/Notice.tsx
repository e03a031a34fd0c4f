import { CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from "@ant-design/icons";
import type { ReactNode } from "react";

import styles from "./Notice.module.css";

const SIGNS = { error: CloseCircleFilled, warning: ExclamationCircleFilled, info: InfoCircleFilled };

type Props = {
  tone: keyof typeof SIGNS;
  title: ReactNode;
  children?: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
};

/** Something to know before going on, said as soon as it appears. */
export function Notice({ tone, title, children, action }: Props) {
  const Sign = SIGNS[tone];
  return (
    <div role="alert" className={styles.notice} data-tone={tone}>
      <Sign className={styles.sign} aria-hidden />
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        {children && <div>{children}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
