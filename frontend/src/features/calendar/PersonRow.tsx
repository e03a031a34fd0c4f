import { memo } from "react";
import { useTranslation } from "react-i18next";

import { Initials } from "@/components/Initials";

import { EventBar } from "./EventBar";
import styles from "./TeamTimeline.module.css";
import { barPosition, type TimelineRow } from "./timelineRows";

type Props = {
  row: TimelineRow;
  days: number;
  index: number;
  rowIndex: number;
  top: number;
  height: number;
  isTabStop: boolean;
  onOpen: (request: number) => void;
};

/** A person's days: one cell, which says what its bars show. Scrolling draws only the rows that are new. */
export const PersonRow = memo(function PersonRow({ row, days, index, rowIndex, top, height, isTabStop, onOpen }: Props) {
  const { t } = useTranslation("calendar");
  const { member, placed } = row;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.row}
      style={{ insetBlockStart: `${top}px`, blockSize: `${height}px` }}
    >
      <div role="rowheader" className={styles.name}>
        <Initials name={member.name} size="small" />
        <span className={styles.words} title={member.name}>
          <span>{member.name}</span>
          {member.department && <small>{member.department.name}</small>}
        </span>
      </div>
      <div
        role="gridcell"
        aria-colspan={days}
        tabIndex={isTabStop ? 0 : -1}
        data-row={index}
        className={styles.cells}
      >
        {placed.length === 0 && <span className="visually-hidden">{`${member.name}, ${t("neverAway")}`}</span>}
        {placed.map((each) => (
          <EventBar key={each.item.key} placed={each} style={barPosition(each, days)} onOpen={onOpen} />
        ))}
      </div>
    </div>
  );
});
