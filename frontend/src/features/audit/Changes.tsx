import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { formatDay, isDay, weekdayName } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";
import { useKnownWord } from "@/lib/useKnownWord";

import styles from "./AuditLog.module.css";

/** What a number in the log is called: people and places are other parts' to know. */
export type NameOf = (field: string, id: number) => ReactNode;

type Props = { changes: Record<string, unknown[]>; nameOf: NameOf };

/** Each fact before and after. */
export function Changes({ changes, nameOf }: Props) {
  const { t } = useTranslation("audit");
  const word = useKnownWord("audit");
  const shown = useShownValue(nameOf);
  const fields = Object.entries(changes).filter(([, [before, after]]) => before !== after);
  if (fields.length === 0) return <p className="muted">{t("noChanges")}</p>;
  return (
    <table className={styles.changes} aria-label={t("changes")}>
      <thead>
        <tr>
          <th scope="col">{t("field")}</th>
          <th scope="col">{t("before")}</th>
          <th scope="col">{t("after")}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(([field, [before, after]]) => (
          <tr key={field}>
            <td>{word(`fact.${field}`, field)}</td>
            <td>{shown(field, before)}</td>
            <td>{shown(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const HOURS = /hours/;
/** What is stored by number and known by name. */
const REFERENCES = ["entity", "entity_id", "location", "location_id", "department", "approver", "manager"];
/** Where the words for a field's values stand. */
const WORDS: Record<string, string> = { role: "role", exempt_type: "exempt", status: "status" };

function useShownValue(nameOf: NameOf): (field: string, value: unknown) => ReactNode {
  const { t } = useTranslation("audit");
  const word = useKnownWord();
  const locale = useLocale();
  const list = (field: string, values: unknown[]) =>
    values.map((value) => (field === "weekend" ? weekdayName(Number(value), locale) : String(value))).join(", ");
  const text = (field: string, value: string) => {
    const group = WORDS[field];
    if (group !== undefined) return word(`${group}.${value}`, value);
    if (isDay(value)) return formatDay(value, locale);
    return HOURS.test(field) ? plainHours(value, locale) : value;
  };
  return (field, value) => {
    if (isNothing(value)) return t("nothing");
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (Array.isArray(value)) return list(field, value) || t("nothing");
    if (typeof value === "number") return REFERENCES.includes(field) ? nameOf(field, value) : String(value);
    return typeof value === "string" ? text(field, value) : JSON.stringify(value);
  };
}

const isNothing = (value: unknown) => value === null || value === undefined || value === "";
