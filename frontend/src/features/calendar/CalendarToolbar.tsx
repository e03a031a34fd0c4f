import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { Segments } from "@/components/Segments";
import { addMonths, formatMonths, monthOf } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import styles from "./CalendarToolbar.module.css";
import { type CalendarView, MONTHS_SIDE_BY_SIDE, type View, VIEWS } from "./useCalendarView";

type Props = {
  state: CalendarView;
  today: string;
  /** A phone shows neither view but a list of the month. */
  isList: boolean;
  isLoading: boolean;
};

/** Which month, and as what. */
export function CalendarToolbar({ state: { view, month, goTo, change }, today, isList, isLoading }: Props) {
  const { t } = useTranslation("calendar");
  const { t: common } = useTranslation();
  const locale = useLocale();
  const lastMonth = isList || view === "month" ? month : addMonths(month, MONTHS_SIDE_BY_SIDE - 1);
  return (
    <div className={styles.toolbar}>
      <div className={styles.months}>
        <Button onClick={() => goTo(monthOf(today))}>{t("goToday")}</Button>
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={common("calendar.previous")}
          onClick={() => goTo(addMonths(month, -1))}
        />
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={common("calendar.next")}
          onClick={() => goTo(addMonths(month, 1))}
        />
        <h2 className={styles.month} aria-live="polite" aria-busy={isLoading}>
          {formatMonths(month, lastMonth, locale)}
        </h2>
      </div>
      <div className={styles.views}>
        <Segments<View>
          aria-label={t("views")}
          value={view}
          onChange={(next) => change({ view: next === VIEWS[0] ? undefined : next })}
          options={VIEWS.map((each) => ({ value: each, label: t(`view.${each}`) }))}
        />
      </div>
    </div>
  );
}
