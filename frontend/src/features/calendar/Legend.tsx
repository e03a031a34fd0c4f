import { ClockCircleOutlined, SwapOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import bar from "./EventBar.module.css";
import styles from "./Legend.module.css";

/** What the looks of bars and days mean. */
export function Legend({ withKeys }: { withKeys: boolean }) {
  const { t } = useTranslation("calendar");
  return (
    <div className={styles.legend}>
      <ul className={styles.keys} aria-label={t("legend")}>
        <li>
          <span className={bar.bar} data-kind="OWN" aria-hidden />
          {t("own")}
        </li>
        <li>
          <span className={bar.bar} data-kind="ABSENT" aria-hidden />
          {t("away")}
        </li>
        <li>
          <span className={bar.bar} data-kind="LEAVE" data-pending aria-hidden>
            <ClockCircleOutlined />
          </span>
          {t("pending")}
        </li>
        <li>
          <span className={bar.bar} data-kind="ABSENT" data-half="morning" aria-hidden>
            ½
          </span>
          <span>{t("partOfDay")}</span>
        </li>
        <li>
          <span className={bar.bar} data-kind="TRIP" data-trip aria-hidden>
            <SwapOutlined />
          </span>
          {t("trip")}
        </li>
        <li>
          <span className={styles.holiday} aria-hidden />
          {t("holiday")}
        </li>
        <li>
          <span className={styles.weekend} aria-hidden />
          <span>{t("weekend")}</span>
        </li>
      </ul>
      {withKeys && (
        <p className={styles.hint}>
          {t("hintDrag")} <kbd>Shift</kbd> <kbd>→</kbd> {t("hintChoose")} <kbd>Enter</kbd> {t("hintAsk")}
        </p>
      )}
    </div>
  );
}
