import { useEffect, useState } from "react";

const QUIET_FOR = 300;

/** A text that changes with every key, once it has been still for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET_FOR);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
