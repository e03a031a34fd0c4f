import type { Values } from "./draft";

/** What was being typed, and the key it will be sent with: a retry after a new login must not book twice. */
type KeptDraft = { values: Values; key: string };

const placeOf = (person: number) => `leave.draft.${person}`;

type Owner = number | undefined;

/** Lives as long as the tab, so that a login that ends meanwhile loses nothing. */
export const keptDraft = {
  read(owner: Owner): KeptDraft | undefined {
    const text = owner !== undefined && sessionStorage.getItem(placeOf(owner));
    return text ? (JSON.parse(text) as KeptDraft) : undefined;
  },
  write(owner: Owner, draft: KeptDraft) {
    if (owner !== undefined) sessionStorage.setItem(placeOf(owner), JSON.stringify(draft));
  },
  forget(owner: Owner) {
    if (owner !== undefined) sessionStorage.removeItem(placeOf(owner));
  },
};
