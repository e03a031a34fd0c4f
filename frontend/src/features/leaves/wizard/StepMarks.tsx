import { useTranslation } from "react-i18next";

import styles from "./StepMarks.module.css";

export function StepMarks({ step }: { step: 1 | 2 }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps} aria-label={t("wizard.steps")}>
      {([1, 2] as const).map((number) => (
        <li key={number} className={styles.step} aria-current={number === step ? "step" : undefined}>
          <span className={styles.number} aria-hidden>
            {number}
          </span>
          {t(`wizard.step${number}`)}
        </li>
      ))}
    </ol>
  );
}
