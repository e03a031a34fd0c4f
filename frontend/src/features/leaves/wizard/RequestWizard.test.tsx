import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import type { Price } from "@/api/types";
import { aPrice, aRequest, VACATION, vacationBalance } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import RequestWizard from "./RequestWizard";

type Priced = { start_date: string; end_date: string };

/** The server's side of the wizard; remembers which prices were asked for beside those of the shown month. */
function serve(price: Price = aPrice()) {
  const asked: Priced[] = [];
  server.use(
    http.get(api("/leaves/categories/"), () => HttpResponse.json([VACATION])),
    http.get(api("/leaves/balance/my/"), () => HttpResponse.json([vacationBalance()])),
    http.post(api("/leaves/requests/preview/"), async ({ request }) => {
      const draft = (await request.json()) as Priced;
      const isMonth = draft.start_date === "2026-11-30" && draft.end_date === "2027-01-03";
      if (!isMonth) asked.push(draft);
      return HttpResponse.json(isMonth ? aPrice() : price);
    }),
  );
  return asked;
}

const setDay = (label: string, day: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: day } });

async function choose(onSent = vi.fn()) {
  render(<RequestWizard today="2026-12-01" onClose={vi.fn()} onSent={onSent} />);
  fireEvent.click(await screen.findByRole("radio", { name: /Vacation/ }));
  setDay("First day", "2026-12-24");
  setDay("Last day", "2026-12-28");
}

/** The price decides it, and comes a while after the dates. */
const mayGoOn = () =>
  vi.waitFor(() => expect(screen.getByRole("button", { name: "Continue" })).toBeEnabled(), { timeout: 5_000 });

/** Goes on from what and when, and sends; answers what the server got. */
async function send() {
  let sent: unknown;
  server.use(
    http.post(api("/leaves/requests/"), async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(aRequest(), { status: 201 });
    }),
  );
  await mayGoOn();
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  await userEvent.click(screen.getByRole("button", { name: "Send request" }));
  await vi.waitFor(() => expect(sent).toBeDefined());
  return sent;
}

beforeEach(() => tokens.store("token"));

test("shows the price while dates change: hours, the holiday left out, the balance after", async () => {
  const asked = serve();

  await choose();

  const price = screen.getByRole("complementary", { name: "What it costs" });
  expect(await within(price).findByText("16 h, 2 working days")).toBeVisible();
  expect(within(price).getByText("Christmas Day")).toBeVisible();
  expect(within(price).getByText("5 days")).toBeVisible();
  expect(asked).toEqual([{ category: 1, start_date: "2026-12-24", end_date: "2026-12-28" }]);
});

const SHORT: Price["charges"] = [
  { balance_year: 2026, hours: "16.00", available_before: "8.00", available_after: "-8.00" },
];

test("says every failing rule next to its field, with its figures, and does not go on", async () => {
  serve(
    aPrice({
      charges: SHORT,
      conflicts: [{ request: 31, start_date: "2026-12-24", end_date: "2026-12-24", status: "PENDING" }],
      problems: [
        { code: "overlap", detail: "These dates overlap another request." },
        { code: "insufficient_balance", detail: "16.00 hours are needed and 8.00 are available." },
        { code: "date_out_of_range", detail: "At most to the end of next year.", pointer: "#/end_date" },
      ],
    }),
  );

  await choose();
  await screen.findByText("You already have leave on these days.");

  expect(screen.getByLabelText("First day")).toHaveAccessibleDescription("You already have leave on these days.");
  expect(screen.getByLabelText("Last day")).toHaveAccessibleDescription(
    "Leave can end on Fri, 31 Dec 2027 at the latest.",
  );
  expect(
    screen.getByText("Not enough is left in 2026: this takes 2 days, and you have 1 day. That is 1 day too much."),
  ).toBeVisible();
  expect(screen.getByRole("link", { name: /24 Dec 2026/ })).toHaveAttribute("href", "/my-leaves?request=31");
  expect(screen.getByRole("button", { name: "Continue" })).toBeDisabled();
});

test("keeps one Idempotency-Key over retries of the same form", async () => {
  const user = userEvent.setup();
  serve();
  const onSent = vi.fn();
  const keys: (string | null)[] = [];
  server.use(
    http.post(api("/leaves/requests/"), ({ request }) => {
      keys.push(request.headers.get("idempotency-key"));
      return keys.length === 1 ? HttpResponse.error() : HttpResponse.json(aRequest(), { status: 201 });
    }),
  );

  await choose(onSent);
  await screen.findByText("16 h, 2 working days");
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await user.click(screen.getByRole("button", { name: "Send request" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(/cannot be reached/);
  await user.click(screen.getByRole("button", { name: "Try again" }));

  await vi.waitFor(() => expect(onSent).toHaveBeenCalledOnce());
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
});

test("sends the dates, the times of a partial day and the note as the API spells them", async () => {
  serve(aPrice({ hours: "4.00" }));
  await choose();
  setDay("Last day", "2026-12-24");
  await userEvent.click(screen.getByText("Part of the day"));
  await userEvent.click(screen.getByRole("button", { name: "Morning" }));
  await userEvent.type(screen.getByLabelText("Note"), "Dentist");
  await screen.findByText("4 h, 2 working days");

  expect(await send()).toEqual({
    category: 1,
    start_date: "2026-12-24",
    end_date: "2026-12-24",
    start_time: "08:00",
    end_time: "12:00",
    notes: "Dentist",
  });
});

test("sends bare hours of a day, and the document that was uploaded for it", async () => {
  serve(aPrice({ hours: "2.25" }));
  server.use(
    http.post(api("/leaves/attachments/"), () =>
      HttpResponse.json({ id: 55, name: "note.pdf", size: 4, content_type: "application/pdf" }, { status: 201 }),
    ),
  );
  await choose();
  setDay("Last day", "2026-12-24");
  await userEvent.click(screen.getByText("Some hours"));
  fireEvent.change(screen.getByLabelText("Hours"), { target: { value: "2.25" } });
  const document = new File(["%PDF"], "note.pdf", { type: "application/pdf" });
  await userEvent.upload(screen.getByLabelText("Choose a file"), document);
  expect(await screen.findByText("note.pdf is attached.")).toBeInTheDocument();

  expect(await send()).toEqual({
    category: 1,
    start_date: "2026-12-24",
    end_date: "2026-12-24",
    hours: "2.25",
    notes: "",
    attachment: 55,
  });
});

test("says next to the last day that it is before the first", async () => {
  serve();
  await choose();

  setDay("Last day", "2026-12-23");

  expect(await screen.findByText("The last day is before the first.")).toBeVisible();
  expect(screen.getByLabelText("Last day")).toHaveAccessibleDescription("The last day is before the first.");
});

test("warns that the kind needs a document, and lets the request go on without it", async () => {
  serve();
  server.use(
    http.get(api("/leaves/categories/"), () => HttpResponse.json([{ ...VACATION, requires_attachment: true }])),
  );

  await choose();

  expect(await screen.findByText(/needs a document/)).toBeVisible();
  await mayGoOn();
});

test("asks before what was typed is thrown away", async () => {
  const user = userEvent.setup();
  serve();
  const onClose = vi.fn();
  render(<RequestWizard today="2026-12-01" onClose={onClose} />);
  fireEvent.click(await screen.findByRole("radio", { name: /Vacation/ }));

  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await user.click(screen.getByRole("button", { name: "Go on editing" }));
  expect(onClose).not.toHaveBeenCalled();

  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await user.click(screen.getByRole("button", { name: "Close and lose it" }));
  expect(onClose).toHaveBeenCalledOnce();
});

test("a form that was torn away is there again for its owner, and for nobody else", async () => {
  serve();
  const torn = render(<RequestWizard owner={11} today="2026-12-01" onClose={vi.fn()} />);
  fireEvent.change(await screen.findByLabelText("Note"), { target: { value: "Dentist" } });
  torn.unmount();

  const other = render(<RequestWizard owner={12} today="2026-12-01" onClose={vi.fn()} />);
  expect(await screen.findByLabelText("Note")).toHaveValue("");
  other.unmount();
  render(<RequestWizard owner={11} today="2026-12-01" onClose={vi.fn()} />);

  expect(await screen.findByLabelText("Note")).toHaveValue("Dentist");
  expect(screen.getByText("What you had typed is still here.")).toBeVisible();
});
