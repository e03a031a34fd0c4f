import type { Page } from "@playwright/test";

import { EMPLOYEE, expect, settled, test } from "./fixtures";

/** Somebody of a large company, where there is one: CROWD=person000001@meridian.example. */
const WHO = process.env.CROWD ?? EMPLOYEE;
const NODES_AT_MOST = 900;
const HEAD_ROWS = 2;
const IDLE_FRAMES = 120;
const STEPS_AT_MOST = 2000;
const PER_STEP = 60;

/** How long frames take while nothing happens: what the machine itself is good for. */
const frames = (page: Page, count: number): Promise<number[]> =>
  page.evaluate(async (wanted) => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const deltas: number[] = [];
    for (let before = await frame(); deltas.length < wanted; ) {
      const now = await frame();
      deltas.push(now - before);
      before = now;
    }
    return deltas;
  }, count);

type Scroll = { deltas: number[]; nodes: number; passed: number; rows: number };

/** Scrolls a bit with every frame down to the last person, and notes how long each frame took. */
const scrollThrough = (page: Page): Promise<Scroll> =>
  page.getByRole("grid").evaluate(
    async (grid, { steps, perStep }) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const deltas: number[] = [];
      const passed = new Set<string>();
      const rows = () => Number(grid.getAttribute("aria-rowcount"));
      const isAtEnd = () => rows() > 0 && grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1;
      let nodes = 0;
      let before = await frame();
      for (let step = 0; step < steps && !isAtEnd(); step += 1) {
        grid.scrollTop += perStep;
        const now = await frame();
        deltas.push(now - before);
        before = now;
        nodes = Math.max(nodes, grid.querySelectorAll("*").length);
        grid.querySelectorAll("[aria-rowindex]").forEach((row) => passed.add(row.getAttribute("aria-rowindex") ?? ""));
      }
      return { deltas, nodes, passed: passed.size, rows: rows() };
    },
    { steps: STEPS_AT_MOST, perStep: PER_STEP },
  );

function shares(deltas: number[]): string {
  const sorted = deltas.toSorted((one, other) => one - other);
  const [half, most, all] = [0.5, 0.95, 1].map((part) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1));
  return `p50 ${half} ms, p95 ${most} ms, max ${all} ms`;
}

test("the team timeline keeps few rows in the page however far one scrolls", async ({ signInAs }) => {
  const page = await signInAs(WHO);
  await settled(page);
  const since = Date.now();
  await page.goto("/calendar?view=team");
  await page.getByRole("rowheader").nth(5).waitFor();
  const ready = Date.now() - since;
  const first = await page.evaluate(() => {
    const [asked] = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/leaves/calendar/"));
    return { api: asked?.duration ?? 0, all: document.querySelectorAll("*").length };
  });
  await settled(page);
  const rows = await page.getByRole("rowheader").count();
  const idle = await frames(page, IDLE_FRAMES);

  const { deltas, nodes, passed, rows: inAll } = await scrollThrough(page);
  console.log(
    `      ready ${ready} ms (calendar/ ${first.api.toFixed(0)} ms), ${first.all} nodes in the page, ` +
      `${rows} rows, at most ${nodes} nodes in the grid while ${passed} people went by`,
  );
  console.log(`      frames while scrolling: ${shares(deltas)}; while nothing moves: ${shares(idle)}`);

  expect(nodes).toBeLessThan(NODES_AT_MOST);
  expect(passed).toBe(inAll - HEAD_ROWS);
});
