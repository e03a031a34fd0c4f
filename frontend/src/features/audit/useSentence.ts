import { useTranslation } from "react-i18next";

import type { AuditEntry } from "@/api/types";

import { kindOf } from "./actions";

/** Who did what to whom, as a sentence of the reader's language. */
export function useSentence(): (entry: AuditEntry) => string {
  const { t, i18n } = useTranslation("audit");
  const thing = useThing();
  return (entry) => {
    const variant = `${entry.action}_${variantOf(entry)}`;
    const key = i18n.exists(`sentence.${variant}`, { ns: "audit" }) ? variant : entry.action;
    const text = t(`sentence.${key as "UPDATE"}`, {
      actor: entry.actor?.name ?? t("system"),
      target: thing(entry) || t("somebody"),
    });
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
}

function variantOf({ action, actor, target_type, target_id }: AuditEntry): string {
  if (target_type !== "user") return target_type ?? "";
  if (action === "LOGOUT" && actor === null) return "ended";
  return actor?.id === target_id ? "own" : "other";
}

/** What an entry is about, by the name people know it by. */
export function useThing(): (entry: AuditEntry) => string {
  const { t } = useTranslation("audit");
  return ({ target_type, target_id: id, target_label: label }) => {
    const kind = kindOf(target_type);
    // The log calls things "Location #2 Bangkok"; people go by their name alone.
    const [, number, name] = /#(\d+) ?(.*)$/.exec(label) ?? [];
    if (kind === "user" && number === undefined) return label;
    if (kind === undefined) return label;
    return t(`thing.${kind}`, { id: id ?? number, name: name || (number ?? label) });
  };
}
