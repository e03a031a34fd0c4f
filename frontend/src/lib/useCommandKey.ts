import { useState } from "react";

import type { Problem } from "@/api/problem";

import { newKey } from "./newKey";

/** The key of a form that sends more than one command: each has its own, and keeps it over its attempts. */
export function useCommandKey() {
  const [key, setKey] = useState(newKey);
  const renew = () => setKey(newKey());
  /** After a refusal the next command is another; one that may have been carried out is the same, sent again. */
  const renewAfter = ({ isRefusal }: Problem) => {
    if (isRefusal) renew();
  };
  return { key, renew, renewAfter };
}
