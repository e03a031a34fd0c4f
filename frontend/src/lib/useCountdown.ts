import { useEffect, useEffectEvent, useState } from "react";

const SECOND = 1000;

/** Counts the seconds down to nought, and says when it is there; begins again for another reason to wait. */
export function useCountdown(reason: object, seconds: number, onEnd?: () => void): number {
  const [counted, setCounted] = useState(reason);
  const [left, setLeft] = useState(seconds);
  if (counted !== reason) {
    setCounted(reason);
    setLeft(seconds);
  }
  const end = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => {
      setLeft(left - 1);
      if (left === 1) end();
    }, SECOND);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
