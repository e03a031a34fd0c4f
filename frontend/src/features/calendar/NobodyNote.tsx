import { CoffeeOutlined, FilterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/components/EmptyState";
import { Panel } from "@/components/Panel";
import { formatMonth } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import styles from "./NobodyNote.module.css";
import type { CalendarView } from "./useCalendarView";

type Props = { state: CalendarView; isEmpty: boolean; hasPeople: boolean };

/** That nobody is away, or that the filter leaves nothing; the days stay below it, for asking. */
export function NobodyNote({ state, isEmpty, hasPeople }: Props) {
  const { t } = useTranslation("calendar");
  const { t: common } = useTranslation();
  const locale = useLocale();
  const isFiltered = state.department !== undefined || state.kind !== undefined || state.search !== undefined;
  if (!isEmpty) return null;
  const clear = (
    <Button onClick={() => state.change({ department: undefined, kind: undefined, search: undefined })}>
      {common("filter.clear")}
    </Button>
  );
  if (!hasPeople) {
    return (
      <Panel>
        <EmptyState icon={<FilterOutlined />} title={t("noMatch")} hint={t("noMatchHint")} action={clear} />
      </Panel>
    );
  }
  return (
    <div className={styles.note} role="note">
      {isFiltered ? <FilterOutlined aria-hidden /> : <CoffeeOutlined aria-hidden />}
      <span className={styles.words}>
        <strong>{isFiltered ? t("noMatch") : t("nobodyAway", { month: formatMonth(state.month, locale) })}</strong>{" "}
        <span className="muted">{isFiltered ? t("noMatchHint") : t("nobodyAwayHint")}</span>
      </span>
      {isFiltered && clear}
    </div>
  );
}
