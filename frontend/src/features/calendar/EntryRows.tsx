import { CheckCircleFilled, ClockCircleFilled, SwapOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Initials } from "@/components/Initials";
import { Pill } from "@/components/Pill";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import type { Entry } from "./entries";
import styles from "./EntryRows.module.css";
import { type EntryWords, useEntryWords } from "./useEntryWords";

type Props = { entries: Entry[]; ofOnePerson?: boolean; onOpen: (request: number) => void };

/** Absences one below the other, with room for everything that may be known of them. */
export function EntryRows({ entries, ofOnePerson = false, onOpen }: Props) {
  const words = useEntryWords();
  return (
    <ul className={styles.rows}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <EntryRow entry={entry} words={words} ofOnePerson={ofOnePerson} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

type RowProps = Required<Omit<Props, "entries">> & { entry: Entry; words: EntryWords };

function EntryRow({ entry, words, ofOnePerson, onOpen }: RowProps) {
  const { t } = useTranslation("calendar");
  const locale = useLocale();
  const { person, request, isOwn } = entry;
  const what = words.what(entry);
  const range = formatRange(entry.start_date, entry.end_date, locale);
  // The pill says it already.
  const isSaid = ofOnePerson || entry.kind === "ABSENT";
  const details = [isSaid ? undefined : what, range, words.part(entry)].filter(Boolean);
  const content = (
    <>
      {!ofOnePerson && <Initials name={person.name} />}
      <span className={styles.words}>
        <strong>{ofOnePerson ? what : isOwn ? t("you") : person.name}</strong>
        <span className="muted">{details.join(" · ")}</span>
      </span>
      <Standing entry={entry} />
    </>
  );
  if (request === undefined) return <div className={styles.row}>{content}</div>;
  return (
    <button type="button" className={styles.row} onClick={() => onOpen(request)}>
      {content}
    </button>
  );
}

function Standing({ entry: { kind, status } }: { entry: Entry }) {
  const { t } = useTranslation(["calendar", "translation"]);
  if (kind === "TRIP") return <Pill tone="accent" icon={<SwapOutlined />}>{t("tripShort")}</Pill>;
  if (status === "PENDING") return <Pill tone="pending" icon={<ClockCircleFilled />}>{t("translation:status.PENDING")}</Pill>;
  if (status === "APPROVED") return <Pill tone="approved" icon={<CheckCircleFilled />}>{t("translation:status.APPROVED")}</Pill>;
  return <Pill tone="cancelled">{t("away")}</Pill>;
}
