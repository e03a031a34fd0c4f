import type { ReactNode } from "react";

/** A field to choose somebody else with, for those who may record leave for others. */
export type PersonField = (props: { value?: number; onChange?: (id: number | undefined) => void }) => ReactNode;
