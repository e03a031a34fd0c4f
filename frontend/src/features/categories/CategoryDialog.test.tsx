import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { VACATION } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { CategoryDialog } from "./CategoryDialog";

const FIXED = "This is fixed: people have leave or a balance in this category. Add another category instead.";

beforeEach(() => tokens.store("token"));

function open(category?: typeof VACATION) {
  const onClose = vi.fn();
  render(<CategoryDialog {...(category && { category })} onClose={onClose} />);
  return { user: userEvent.setup(), onClose };
}

const refuseAsUsed = () =>
  server.use(http.put(api("/leaves/categories/1/"), () => problem(409, "in_use", "The category is used.")));

test("what counts is fixed once used: said next to the field, which shows what holds", async () => {
  refuseAsUsed();
  const { user, onClose } = open(VACATION);
  const counted = await screen.findByRole("checkbox", { name: "Counted against a balance" });
  expect(counted).toHaveAccessibleDescription(/Fixed as soon as anybody has leave or a balance/);

  await user.click(counted);
  await user.click(screen.getByRole("button", { name: "Save changes" }));

  expect(await screen.findByText(FIXED)).toBeVisible();
  expect(counted).toBeChecked();
  expect(onClose).not.toHaveBeenCalled();
});

test("a limit under days that are filled already is refused next to the limit", async () => {
  refuseAsUsed();
  const { user } = open(VACATION);
  await user.clear(await screen.findByLabelText("Most hours a day"));
  await user.type(screen.getByLabelText("Most hours a day"), "4");

  await user.click(screen.getByRole("button", { name: "Save changes" }));

  expect(await screen.findByText("There is leave that fills a day beyond this limit.")).toBeVisible();
  expect(screen.queryByText(FIXED)).not.toBeInTheDocument();
});

test("a new category is sent as it was described", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(api("/leaves/categories/"), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...VACATION, id: 9 }, { status: 201 });
    }),
  );
  const { user, onClose } = open();
  await user.type(await screen.findByLabelText("Name"), "Study leave");
  await user.type(screen.getByLabelText("Code"), "study_1");
  await user.click(screen.getByRole("checkbox", { name: "Needs approval" }));
  await user.clear(screen.getByLabelText("Most hours a day"));
  await user.type(screen.getByLabelText("Most hours a day"), "7.5");

  await user.click(screen.getByRole("button", { name: "Add category" }));

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    {
      name: "Study leave",
      code: "STUDY_1",
      description: "",
      requires_approval: false,
      requires_attachment: false,
      is_counted: false,
      max_hours_per_day: "7.50",
      past_days: 30,
    },
  ]);
});

test("figures that cannot be are refused before anything is sent", async () => {
  const { user, onClose } = open(VACATION);
  await user.clear(await screen.findByLabelText("Most hours a day"));
  await user.type(screen.getByLabelText("Most hours a day"), "8.1");
  await user.clear(screen.getByLabelText("Days back"));
  await user.type(screen.getByLabelText("Days back"), "367");

  await user.click(screen.getByRole("button", { name: "Save changes" }));

  expect(await screen.findByText("Quarter hours, from 0.25 to 16.")).toBeVisible();
  expect(screen.getByText("A whole number from 0 to 366.")).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
});

test("what was typed is not thrown away without a question", async () => {
  const { user, onClose } = open(VACATION);
  await user.type(await screen.findByLabelText("Most hours a day"), "4");

  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Go on editing" }));
  expect(onClose).not.toHaveBeenCalled();

  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await user.click(await screen.findByRole("button", { name: "Close and lose it" }));
  expect(onClose).toHaveBeenCalledOnce();
});
