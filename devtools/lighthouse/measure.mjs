// Lighthouse on the pages people meet first, as one of them. Every category must reach FLOOR on a desktop; a phone on a
// slow network is measured too, and printed.
import lighthouse, { desktopConfig } from "lighthouse";
import puppeteer from "puppeteer-core";

const ORIGIN = process.env.BASE_URL ?? "http://127.0.0.1:8000";
const FLOOR = 95;
const PAGES = ["/login", "/dashboard", "/calendar"];
const EMAIL = "manager@acme.example";
const PASSWORD = process.env.SEED_PASSWORD ?? "LetMeIn-2026";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const DEVICES = { desktop: desktopConfig, phone: undefined };
const TIMES = {
  paint: "first-contentful-paint",
  "largest paint": "largest-contentful-paint",
  blocked: "total-blocking-time",
  shift: "cumulative-layout-shift",
};

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

async function signIn(page) {
  await page.goto(`${ORIGIN}/login`);
  await page.locator("aria/Email").fill(EMAIL);
  await page.locator("aria/Password").fill(PASSWORD);
  await page.locator("aria/Sign in[role=\"button\"]").click();
  await page.waitForFunction(() => location.pathname === "/dashboard");
}

async function measure(path, device) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (path !== "/login") await signIn(page);
  const flags = { disableStorageReset: true, onlyCategories: CATEGORIES, logLevel: "error" };
  const { lhr } = await lighthouse(ORIGIN + path, flags, DEVICES[device], page);
  await context.close();
  return lhr;
}

let isBelow = false;
for (const device of Object.keys(DEVICES)) {
  for (const path of PAGES) {
    const { categories, audits } = await measure(path, device);
    const scores = Object.values(categories).map(({ id, score }) => ({ id, score: Math.round(score * 100) }));
    const low = scores.filter(({ score }) => score < FLOOR);
    console.log(
      [
        device.padEnd(8),
        path.padEnd(11),
        ...scores.map(({ id, score }) => `${id} ${score}`),
        ...Object.entries(TIMES).map(([name, id]) => `${name} ${audits[id].displayValue}`),
      ].join("  "),
    );
    for (const { id } of low) explain(categories[id], audits);
    if (device === "desktop" && low.length > 0) isBelow = true;
  }
}
await browser.close();
if (isBelow) {
  console.log(`Below ${FLOOR} on a desktop.`);
  process.exit(1);
}

function explain({ auditRefs }, audits) {
  for (const { id, weight } of auditRefs) {
    const { score, title } = audits[id];
    if (weight > 0 && score !== null && score < 0.9) console.log(`           ${score}  ${title}`);
  }
}
