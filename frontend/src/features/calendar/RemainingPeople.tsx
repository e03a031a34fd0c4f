import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "@/components/ProblemAlert";

import styles from "./NobodyNote.module.css";
import type { useCalendar } from "./useCalendar";

type Props = {
  calendar: ReturnType<typeof useCalendar>;
  /** The people come as they are scrolled to. */
  isListed: boolean;
};

/** That not everybody is shown yet, and why. */
export function RemainingPeople({ calendar: { data, hasMore, more, problem }, isListed }: Props) {
  const { t } = useTranslation("calendar");
  if (problem) return <ProblemAlert problem={problem} onRetry={more} />;
  if (!hasMore || isListed || !more) return null;
  return (
    <div className={styles.note} role="note">
      <span className={styles.words}>{t("firstPeople", { count: data?.members.length ?? 0 })}</span>
      <Button onClick={more}>{t("morePeople")}</Button>
    </div>
  );
}
