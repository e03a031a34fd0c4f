import { useTranslation } from "react-i18next";

import type { AuditEntry } from "@/api/types";
import { useKnownWord } from "@/lib/useKnownWord";

import { kindOf } from "./actions";

/** Who did what to whom, as a sentence of the reader's language. */
export function useSentence(): (entry: AuditEntry) => string {
  const { t } = useTranslation("audit");
  const word = useKnownWord("audit");
  const thing = useThing();
  return (entry) => {
    const facts = { actor: entry.actor?.name ?? t("system"), target: thing(entry) || t("somebody") };
    const usual = t(`sentence.${entry.action}`, facts);
    const text = word(`sentence.${entry.action}_${variantOf(entry)}`, usual, facts);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
}

function variantOf({ action, actor, target_type, target_id }: AuditEntry): string {
  if (target_type !== "user") return target_type ?? "";
  if (action === "LOGOUT" && actor === null) return "ended";
  return actor?.id === target_id ? "own" : "other";
}

/** What an entry is about, by the name people know it by. */
function useThing(): (entry: AuditEntry) => string {
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
