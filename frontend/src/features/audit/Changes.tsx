import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { formatDay, isDay, weekdayName } from "@/lib/dates";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import type { NameOf } from "./AuditDrawer";
import styles from "./AuditLog.module.css";

type Props = { changes: Record<string, unknown[]>; nameOf: NameOf };

/** Each fact before and after. */
export function Changes({ changes, nameOf }: Props) {
  const { t, i18n } = useTranslation("audit");
  const shown = useShownValue(nameOf);
  const fields = Object.entries(changes).filter(([, [before, after]]) => before !== after);
  if (fields.length === 0) return <p className="muted">{t("noChanges")}</p>;
  const label = (field: string) => (i18n.exists(`fact.${field}`, { ns: "audit" }) ? t(`fact.${field as "status"}`) : field);
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
            <td>{label(field)}</td>
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
const WORDS = { role: "role", exempt_type: "exempt", status: "status" } as const;
type Worded = keyof typeof WORDS;

function useShownValue(nameOf: NameOf): (field: string, value: unknown) => ReactNode {
  const { t, i18n } = useTranslation(["audit", "translation"]);
  const locale = useLocale();
  const word = (field: Worded, value: string) => {
    const key = `${WORDS[field]}.${value}`;
    return i18n.exists(key) ? t(`translation:${key}` as "translation:role.HR") : value;
  };
  const list = (field: string, values: unknown[]) =>
    values.map((value) => (field === "weekend" ? weekdayName(Number(value), locale) : String(value))).join(", ");
  const text = (field: string, value: string) => {
    if (field in WORDS) return word(field as Worded, value);
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
