import { keptChoice } from "./keptChoice";

/** Amounts of leave in days and what is left over, or in hours alone. */
export type AmountStyle = "days" | "hours";

export const { choose: chooseAmountStyle, useChoice: useAmountStyle } = keptChoice<AmountStyle>("leave.amounts", [
  "days",
  "hours",
]);
