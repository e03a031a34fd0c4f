import { ClockCircleOutlined, SwapOutlined } from "@ant-design/icons";
import type { CSSProperties } from "react";

import type { Entry } from "./entries";
import styles from "./EventBar.module.css";
import type { Placed } from "./lanes";
import { useEntryWords } from "./useEntryWords";

type Props = {
  placed: Placed<Entry>;
  style: CSSProperties;
  /** Whose it is, where the row does not say so already. */
  withName?: boolean;
  onOpen: (request: number) => void;
};

/**
 * An absence over the days it lies on. What may be opened is a button; the others are drawn only where the day
 * names who is away.
 */
export function EventBar({ placed, style, withName = false, onOpen }: Props) {
  const words = useEntryWords();
  const { item: entry } = placed;
  const { request } = entry;
  const days = placed.last - placed.first + 1;
  const look = {
    className: styles.bar,
    style,
    title: words.whole(entry),
    "data-kind": entry.isOwn ? "OWN" : entry.kind,
    "data-trip": given(entry.kind === "TRIP"),
    "data-pending": given(entry.status === "PENDING"),
    "data-half": entry.half,
    "data-starts-before": given(placed.startsBefore),
    "data-ends-after": given(placed.endsAfter),
    "data-narrow": given(!withName && days === 1),
  };
  const content = (
    <>
      <Sign entry={entry} />
      {!look["data-narrow"] && (
        <span className={styles.text}>
          {withName && !entry.isOwn && <b>{entry.person.name} </b>}
          {words.what(entry)}
        </span>
      )}
    </>
  );
  const drawn = (
    <span className={styles.drawn} aria-hidden>
      {content}
    </span>
  );
  const said = <span className="visually-hidden">{words.whole(entry)}</span>;
  if (request === undefined) {
    return (
      <span {...look}>
        {drawn}
        {!withName && said}
      </span>
    );
  }
  return (
    <button {...look} type="button" tabIndex={-1} onClick={() => onOpen(request)}>
      {drawn}
      {said}
    </button>
  );
}

function Sign({ entry }: { entry: Entry }) {
  if (entry.kind === "TRIP") return <SwapOutlined className={styles.sign} aria-hidden />;
  if (entry.status === "PENDING") return <ClockCircleOutlined className={styles.sign} aria-hidden />;
  if (entry.half === undefined) return null;
  return (
    <span className={styles.sign} aria-hidden>
      ½
    </span>
  );
}

const given = (is: boolean) => is || undefined;
