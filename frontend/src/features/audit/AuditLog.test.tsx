import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import type { AuditEntry } from "@/api/types";
import { speak } from "@/lib/i18n";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { ACTIONS } from "./actions";
import { AuditLog } from "./AuditLog";
import { useAuditView } from "./useAuditView";

const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 1,
  actor: { id: 5, name: "Minh Tran" },
  action: "APPROVE",
  target_type: "leaverequest",
  target_id: 158,
  target_label: "Leave request #158",
  changes: { status: ["PENDING", "APPROVED"] },
  reason: "",
  override: false,
  address: "10.1.2.3",
  created_at: "2026-11-20T08:00:00Z",
  request_id: "req-1",
  ...change,
});

let asked: string[] = [];

function serve(...entries: AuditEntry[]) {
  asked = [];
  server.use(
    http.get(api("/organizations/audit-logs/"), ({ request }) => {
      const { search } = new URL(request.url);
      asked.push(search);
      return HttpResponse.json({
        next: search.includes("cursor") ? null : "http://server/api/v1/organizations/audit-logs/?cursor=older1",
        previous: null,
        results: entries,
      });
    }),
  );
}

function Log() {
  return <AuditLog view={useAuditView()} nameOf={(field, id) => `${field} number ${id}`} />;
}

const sentences = async () =>
  (await screen.findAllByRole("row")).slice(1).map((row) => within(row).getByRole("button").textContent);

beforeEach(() => tokens.store("token"));

test("tells who did what to whom", async () => {
  serve(
    entry({ id: 1 }),
    entry({ id: 2, action: "SUBMIT", target_type: "businesstrip", target_label: "Business trip #3", target_id: 3 }),
    entry({ id: 3, action: "ORGANIZATION_CHANGE", target_type: "location", target_label: "Location #2 Bangkok", target_id: 2 }),
    entry({ id: 4, action: "USER_DEACTIVATE", target_type: "user", target_label: "Linh Nguyen", target_id: 4 }),
    entry({ id: 5, action: "USER_CREATE", target_type: "user", target_label: "Minh Tran", target_id: 5 }),
    entry({ id: 6, action: "LOGIN_FAILED", actor: null, target_type: null, target_label: "", target_id: null }),
    entry({ id: 7, action: "CANCEL", actor: null }),
  );
  render(<Log />);

  expect(await sentences()).toEqual([
    "Minh Tran approved leave request 158",
    "Minh Tran booked business trip 3",
    "Minh Tran changed the location Bangkok",
    "Minh Tran deactivated Linh Nguyen",
    "Minh Tran signed up",
    "A sign-in as an unknown address failed",
    "The system cancelled leave request 158",
  ]);
});

test.each(["en", "vi"] as const)("has a sentence for every action in %s", async (language) => {
  await speak(language);
  serve(...ACTIONS.map((action, id) => entry({ id, action })));
  render(<Log />);

  const said = await sentences();
  await speak("en");

  expect(said).toHaveLength(27);
  expect(said.filter((sentence) => /[{_]|sentence|[A-Z]{4}/.test(sentence))).toEqual([]);
  expect(said.filter((sentence) => !/Minh Tran|158/.test(sentence))).toEqual([]);
});

test("an entry opens into what changed, by whose right, why and from where", async () => {
  const user = userEvent.setup();
  serve(
    entry({
      changes: { status: ["PENDING", "APPROVED"], hours: ["16.00", "8.00"], approver: [null, 9], is_active: [true, false] },
      override: true,
      reason: "Urgent",
    }),
  );
  render(<Log />);
  await user.click(await screen.findByRole("button", { name: /Minh Tran approved/ }));

  const drawer = await screen.findByRole("dialog");
  const rows = within(within(drawer).getByRole("table", { name: "Changes" })).getAllByRole("row");
  expect(rows.map((row) => Array.from(row.children, ({ textContent }) => textContent))).toEqual([
    ["What", "Before", "After"],
    ["Status", "Pending", "Approved"],
    ["Hours", "16", "8"],
    ["Approver", "–", "approver number 9"],
    ["Active", "Yes", "No"],
  ]);
  for (const fact of ["Urgent", "10.1.2.3", "req-1", "Override"]) expect(within(drawer).getByText(fact)).toBeVisible();
});

test("goes to older entries by the cursor, and narrows to one person's", async () => {
  const user = userEvent.setup();
  serve(entry());
  render(<Log />, { at: "/?search=linh" });
  await user.click(await screen.findByRole("button", { name: /Older/ }));
  await user.click(await screen.findByRole("button", { name: /Minh Tran approved/ }));
  await user.click(await screen.findByRole("button", { name: "Everything by Minh Tran" }));
  await screen.findByRole("button", { name: /Older/ });

  expect(asked).toEqual(["?search=linh", "?search=linh&cursor=older1", "?actor=5&search=linh"]);
});

test("says whether there is nothing yet or nothing that matches", async () => {
  serve();
  const { unmount } = render(<Log />);
  expect(await screen.findByText("Nothing recorded yet")).toBeVisible();
  unmount();

  render(<Log />, { at: "/?action=EXPORT" });
  expect(await screen.findByText("Nothing matches")).toBeVisible();
});

test("a link to an entry that is not on the page says so", async () => {
  const user = userEvent.setup();
  serve(entry({ id: 1 }));
  render(<Log />, { at: "/?entry=99" });

  expect(await screen.findByText("This entry is not on this page of the log")).toBeVisible();
  await user.click(within(screen.getByRole("alert")).getByRole("button", { name: "Close" }));

  expect(await sentences()).toEqual(["Minh Tran approved leave request 158"]);
});

test("words the log does not know narrow nothing and leave the address", async () => {
  serve(entry());
  render(<Log />, { at: "/?action=DANCE&target_type=moon&search=linh" });

  await sentences();

  expect(asked).toEqual(["?search=linh"]);
});
