import { createContext, type ReactNode, use } from "react";

import type { Effect } from "@/api/types";

export type PickProps = { label: string; value: number | undefined; onChange: (id: number | undefined) => void; not: number[] };

/** What other parts know better: how a person is found, and what happens to leave. The page hands it in. */
export type Slots = {
  pickManager: (props: PickProps) => ReactNode;
  effects: (affected: Effect[]) => ReactNode;
};

const SlotsContext = createContext<Slots | null>(null);

export const OrganizationSlots = SlotsContext.Provider;

export function useSlots(): Slots {
  const slots = use(SlotsContext);
  if (!slots) throw new Error("useSlots() is called outside of <OrganizationSlots>.");
  return slots;
}
