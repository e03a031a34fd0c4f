import { useTranslation } from "react-i18next";

import type { PriceDay } from "@/api/types";
import { type Day, formatLongDay } from "@/lib/dates";
import { type DayRange, isWithin } from "@/lib/dayRange";
import { useLocale } from "@/lib/i18n";

import styles from "./RangeCalendar.module.css";

type Props = {
  day: Day;
  worth: PriceDay | undefined;
  isOut: boolean;
  isToday: boolean;
  isTaken: boolean;
  range: DayRange | undefined;
  tabIndex: number;
  onChoose: () => void;
  onDrag: () => void;
};

/** One day of the grid: what it is, said in its label as well as shown. */
export function DayCell(props: Props) {
  const { day, worth, isOut, isToday, isTaken, range, tabIndex, onChoose, onDrag } = props;
  const isChosen = isWithin(day, range);
  return (
    <td
      role="gridcell"
      data-day={day}
      data-reason={worth?.reason}
      data-out={given(isOut)}
      data-today={given(isToday)}
      data-taken={given(isTaken)}
      data-first={given(range?.start === day)}
      data-last={given(range?.end === day)}
      aria-selected={isChosen}
      aria-label={useLabel(props)}
      title={worth?.name}
      tabIndex={tabIndex}
      className={styles.day}
      onClick={onChoose}
      onPointerEnter={(event) => event.buttons === 1 && event.pointerType === "mouse" && onDrag()}
    >
      <span className={styles.number}>{Number(day.slice(8))}</span>
    </td>
  );
}

const given = (is: boolean) => is || undefined;

function useLabel({ day, worth, isTaken, isToday }: Props): string {
  const { t } = useTranslation();
  const words = [formatLongDay(day, useLocale())];
  if (worth?.reason === "HOLIDAY") words.push(worth.name);
  if (worth?.reason === "WEEKEND") words.push(t("calendar.weekend"));
  if (isTaken) words.push(t("calendar.taken"));
  if (isToday) words.push(t("calendar.today"));
  return words.join(", ");
}
