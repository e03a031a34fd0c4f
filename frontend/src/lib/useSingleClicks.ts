import { type MouseEvent, useRef } from "react";

const DOUBLE_CLICK_MS = 500;
const SAME_PLACE_PX = 10;

/**
 * For `onClickCapture` around what moves up when a row goes: the second click of a double click, or the second tap,
 * would decide on whatever came under the pointer. Clicks by keyboard have no place, and all count.
 */
export function useSingleClicks() {
  const last = useRef<{ x: number; y: number; at: number }>(undefined);
  return (event: MouseEvent) => {
    if (event.detail === 0) return;
    const { clientX: x, clientY: y, timeStamp: at } = event;
    const before = last.current;
    last.current = { x, y, at };
    if (before && at - before.at < DOUBLE_CLICK_MS && Math.hypot(x - before.x, y - before.y) < SAME_PLACE_PX) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}
