import type { FormInstance } from "antd";

import type { LedgerLine, Me, User } from "@/api/types";
import { rolesGrantedBy } from "@/features/auth/permissions";
import { LedgerLines } from "@/features/leaves/LedgerLines";
import { PlaceFields } from "@/features/organizations/PlaceFields";
import { PERSON_TABS, PersonDrawer } from "@/features/users/PersonDrawer";
import { useUrlState } from "@/lib/useUrlState";

const places = (form: FormInstance, user: User) => <PlaceFields form={form} current={user} />;
const ledger = (lines: LedgerLine[]) => <LedgerLines lines={lines} />;

/** The person the address names, over the list. */
export function OpenedPerson({ me, thisYear }: { me: Me; thisYear: number }) {
  const { number, choice, change } = useUrlState();
  const person = number("person");
  if (person === undefined) return null;
  return (
    <PersonDrawer
      id={person}
      tab={choice("tab", PERSON_TABS) ?? "about"}
      onTab={(next) => change({ tab: next, page: number("page") })}
      me={me}
      thisYear={thisYear}
      roles={rolesGrantedBy(me)}
      places={places}
      ledger={ledger}
      onClose={() => change({ person: undefined, tab: undefined }, { push: true })}
    />
  );
}
