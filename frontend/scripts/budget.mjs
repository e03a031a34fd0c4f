// Weighs what a first visit downloads, from Vite's manifest. Budgets are kilobytes after gzip.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url);
const KILOBYTE = 1024;
const BUDGET = { login: 280, afterLogin: 380, route: 60, charts: 130 };

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", DIST), "utf8"));
const page = (name) => `src/pages/${name}.tsx`;
const ENTRY = ["index.html"];
const CHARTS = "src/features/reports/charts/Chart.tsx";
const FIRST = ["src/app/MainLayout.tsx", page("DashboardPage")];

/** A chunk with everything it imports at once: its files. */
function filesOf(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    if (!manifest[key]) throw new Error(`No ${key} in the manifest: was it renamed?`);
    seen.add(key);
    filesOf(manifest[key].imports ?? [], seen);
  }
  return new Set([...seen].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]));
}

/** Chunks that import each other run in the order in which they happen to arrive: sometimes one finds the other empty. */
function circleFrom(key, path = [], done = new Set()) {
  if (path.includes(key)) return [...path.slice(path.indexOf(key)), key];
  if (done.has(key)) return undefined;
  for (const next of manifest[key].imports ?? []) {
    const circle = circleFrom(next, [...path, key], done);
    if (circle) return circle;
  }
  done.add(key);
  return undefined;
}

const done = new Set();
for (const key of Object.keys(manifest)) {
  const circle = circleFrom(key, [], done);
  if (circle) throw new Error(`Chunks import each other: ${circle.map((each) => manifest[each].file).join(" > ")}`);
}

const weights = new Map();
function weigh(file) {
  if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(new URL(file, DIST))).length / KILOBYTE);
  return weights.get(file);
}
const sum = (files) => [...files].reduce((total, file) => total + weigh(file), 0);

const login = filesOf(ENTRY);
const afterLogin = filesOf([...ENTRY, ...FIRST]);
const lazy = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && !ENTRY.includes(key) && !FIRST.includes(key));

const rows = [
  ["login", sum(login), BUDGET.login],
  ["first page after login, in all", sum(afterLogin), BUDGET.afterLogin],
  ["charts", sum(filesOf([CHARTS]).difference(afterLogin)), BUDGET.charts],
  ...lazy
    .filter((key) => !key.endsWith(".json") && key !== CHARTS)
    .map((key) => [key.replace(/^src\//, ""), sum(filesOf([key]).difference(afterLogin)), BUDGET.route]),
];

for (const [name, weight, budget] of rows) {
  console.log(`${weight > budget ? "OVER " : "     "}${weight.toFixed(1).padStart(7)} of ${String(budget).padStart(3)} kB  ${name}`);
}
if (rows.some(([, weight, budget]) => weight > budget)) process.exit(1);
