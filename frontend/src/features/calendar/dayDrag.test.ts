import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { DayDrag } from "./dayDrag";

const DAYS = ["2026-12-30", "2026-12-31", "2027-01-01"];
const WIDTH = 100;
let root: HTMLElement;
let drag: DayDrag;
let said: string[];

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<div id="grid">${DAYS.map((day) => `<i data-day="${day}"></i>`).join("")}<button></button></div>`;
  root = document.getElementById("grid") as HTMLElement;
  // Nothing is laid out here: days lie side by side, and a bar covers them.
  document.elementsFromPoint = (x) => {
    const day = root.querySelector(`[data-day="${DAYS[Math.floor(x / WIDTH)]}"]`);
    return day ? [document.createElement("span"), day] : [];
  };
  said = [];
  drag = new DayDrag(root, {
    onBegin: (day) => said.push(`begin ${day}`),
    onExtend: (day) => said.push(`extend ${day}`),
    onFinish: (from, to) => said.push(`finish ${from} ${to}`),
    onCancel: () => said.push("cancel"),
    onTap: (day) => said.push(`tap ${day}`),
  });
});

afterEach(() => {
  drag.end();
  vi.useRealTimers();
});

const fire = (type: string, x: number, pointerType = "mouse", target: Element = root) =>
  target.dispatchEvent(
    new PointerEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: 0, button: 0, isPrimary: true, pointerType }),
  );
const press = (key: string) => window.dispatchEvent(new KeyboardEvent("keydown", { key }));

test("the mouse drags at once, over the end of the year and under bars", () => {
  fire("pointerdown", 50);
  fire("pointermove", 150);
  fire("pointermove", 250);
  fire("pointerup", 250);

  expect(said).toEqual(["begin 2026-12-30", "extend 2026-12-31", "extend 2027-01-01", "finish 2026-12-30 2027-01-01"]);
});

test("outside the days a drag keeps what it has", () => {
  fire("pointerdown", 50);
  fire("pointermove", 900);
  fire("pointerup", 900);

  expect(said).toEqual(["begin 2026-12-30", "finish 2026-12-30 2026-12-30"]);
});

test("Escape gives a drag up, and letting go then does nothing", () => {
  fire("pointerdown", 50);
  press("Escape");
  fire("pointermove", 150);
  fire("pointerup", 150);

  expect(said).toEqual(["begin 2026-12-30", "cancel"]);
});

test("a finger drags after a long press, and holds the page only then", () => {
  const scrolls = () => {
    const move = new Event("touchmove", { bubbles: true, cancelable: true });
    root.dispatchEvent(move);
    return !move.defaultPrevented;
  };
  fire("pointerdown", 50, "touch");
  expect(scrolls()).toBe(true);

  vi.advanceTimersByTime(400);
  expect(scrolls()).toBe(false);
  fire("pointermove", 150, "touch");
  fire("pointerup", 150, "touch");

  expect(scrolls()).toBe(true);
  expect(said).toEqual(["begin 2026-12-30", "extend 2026-12-31", "finish 2026-12-30 2026-12-31"]);
});

test("a finger that moves before the long press scrolls", () => {
  fire("pointerdown", 50, "touch");
  fire("pointermove", 70, "touch");
  vi.advanceTimersByTime(400);
  fire("pointerup", 70, "touch");

  expect(said).toEqual([]);
});

test("a press that the browser takes for scrolling is none", () => {
  fire("pointerdown", 50, "touch");
  fire("pointercancel", 50, "touch");
  vi.advanceTimersByTime(400);

  expect(said).toEqual([]);
});

test("a short touch says which day was meant", () => {
  fire("pointerdown", 150, "touch");
  fire("pointerup", 150, "touch");

  expect(said).toEqual(["tap 2026-12-31"]);
});

test("pressing a button drags nothing, and neither does another mouse button", () => {
  fire("pointerdown", 50, "mouse", root.querySelector("button") ?? root);
  root.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, clientX: 50, button: 2, isPrimary: true, pointerType: "mouse" }));
  fire("pointerup", 50);

  expect(said).toEqual([]);
});
