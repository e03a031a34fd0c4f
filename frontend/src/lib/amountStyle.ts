import { useSyncExternalStore } from "react";

/** Amounts of leave in days and what is left over, or in hours alone. */
export type AmountStyle = "days" | "hours";

const STORED = "leave.amounts";
const listeners = new Set<() => void>();

const amountStyle = (): AmountStyle => (localStorage.getItem(STORED) === "hours" ? "hours" : "days");

export function chooseAmountStyle(style: AmountStyle) {
  if (style === "days") localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, style);
  listeners.forEach((notify) => notify());
}

export const useAmountStyle = (): AmountStyle =>
  useSyncExternalStore((notify) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  }, amountStyle);
