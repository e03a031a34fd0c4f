import { useEffect, useEffectEvent, useState } from "react";

const SECOND = 1000;

/** Counts the seconds down to nought, and says when it is there. */
export function useCountdown(seconds: number, onEnd?: () => void): number {
  const [left, setLeft] = useState(seconds);
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
