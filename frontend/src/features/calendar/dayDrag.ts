import type { Day } from "@/lib/dates";

export type DragHandlers = {
  onBegin: (day: Day) => void;
  onExtend: (day: Day) => void;
  /** From the day it began on to the last it was over. */
  onFinish: (from: Day, to: Day) => void;
  onCancel: () => void;
  /** A short touch: nothing was dragged. */
  onTap: (day: Day) => void;
};

const LONG_PRESS_MS = 400;
/** A finger is never quite still; further than this it means to scroll. */
const SLOP = 10;

type Press = { day: Day; last: Day; x: number; y: number; timer?: number };

/**
 * Dragging over the days of an element: at once with the mouse, after a long press with a finger, so that the page
 * still scrolls under it. Escape gives up.
 */
export class DayDrag {
  private readonly root: HTMLElement;
  private readonly handlers: DragHandlers;
  private readonly listeners = new AbortController();
  private press: Press | undefined;
  private isDragging = false;

  constructor(root: HTMLElement, handlers: DragHandlers) {
    this.root = root;
    this.handlers = handlers;
    const { signal } = this.listeners;
    root.addEventListener("pointerdown", this.down, { signal });
    root.addEventListener("touchmove", this.holdPage, { signal, passive: false });
    root.addEventListener("contextmenu", this.holdPage, { signal });
    window.addEventListener("pointermove", this.move, { signal });
    window.addEventListener("pointerup", this.up, { signal });
    window.addEventListener("pointercancel", this.giveUp, { signal });
    window.addEventListener("keydown", this.key, { signal, capture: true });
  }

  end() {
    this.giveUp();
    this.listeners.abort();
  }

  private readonly down = (event: PointerEvent) => {
    const isOnControl = event.target instanceof Element && event.target.closest("button, a");
    const day = this.dayAt(event);
    if (isOnControl || day === undefined || event.button !== 0 || !event.isPrimary) return;
    this.press = { day, last: day, x: event.clientX, y: event.clientY };
    if (event.pointerType === "mouse") this.begin();
    else this.press.timer = window.setTimeout(this.begin, LONG_PRESS_MS);
  };

  private readonly begin = () => {
    if (!this.press) return;
    this.isDragging = true;
    this.handlers.onBegin(this.press.day);
  };

  private readonly move = (event: PointerEvent) => {
    if (!this.press) return;
    if (!this.isDragging) {
      if (Math.hypot(event.clientX - this.press.x, event.clientY - this.press.y) > SLOP) this.giveUp();
      return;
    }
    const day = this.dayAt(event);
    if (day === undefined) return;
    this.press.last = day;
    this.handlers.onExtend(day);
  };

  private readonly up = () => {
    const { press, isDragging } = this;
    this.forget();
    if (!press) return;
    if (isDragging) this.handlers.onFinish(press.day, press.last);
    else this.handlers.onTap(press.day);
  };

  private readonly giveUp = () => {
    const { isDragging } = this;
    this.forget();
    if (isDragging) this.handlers.onCancel();
  };

  private readonly key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !this.isDragging) return;
    event.stopPropagation();
    this.giveUp();
  };

  private readonly holdPage = (event: Event) => {
    if (this.isDragging && event.cancelable) event.preventDefault();
  };

  private forget() {
    window.clearTimeout(this.press?.timer);
    this.press = undefined;
    this.isDragging = false;
  }

  /** Bars lie over the days, so the topmost element is not always the day. */
  private dayAt({ clientX, clientY }: PointerEvent): Day | undefined {
    const under = document.elementsFromPoint(clientX, clientY);
    const cell = under.find((each): each is HTMLElement => each instanceof HTMLElement && each.dataset["day"] !== undefined);
    return cell && this.root.contains(cell) ? cell.dataset["day"] : undefined;
  }
}
