import { type MouseEvent, useRef } from "react";

const DOUBLE_CLICK_MS = 500;
const SAME_PLACE_PX = 10;

type Click = { x: number; y: number; at: number; control: Element | null };

/**
 * For `onClickCapture` around what moves up when a row goes: the second click of a double click, or the second tap,
 * would decide on whatever came under the pointer. Clicks by keyboard have no place, and all count.
 */
export function useSingleClicks() {
  const last = useRef<Click>(undefined);
  return (event: MouseEvent) => {
    if (event.detail === 0) return;
    const click = { x: event.clientX, y: event.clientY, at: event.timeStamp, control: controlOf(event.target) };
    if (last.current?.control && isDouble(last.current, click) && last.current.control !== click.control) {
      event.preventDefault();
      event.stopPropagation();
    }
    last.current = click;
  };
}

const controlOf = (target: EventTarget) => (target instanceof Element ? target.closest("button, a") : null);

const isDouble = (one: Click, other: Click) =>
  other.at - one.at < DOUBLE_CLICK_MS && Math.hypot(other.x - one.x, other.y - one.y) < SAME_PLACE_PX;
