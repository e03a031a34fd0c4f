import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { aPrice, aRequest } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { CancelDialog } from "./CancelDialog";

beforeEach(() => tokens.store("token"));

test("says why it is not known what comes back of the last days, and asks again", async () => {
  const user = userEvent.setup();
  let asked = 0;
  server.use(
    http.post(api("/leaves/requests/preview/"), () => {
      asked += 1;
      return asked === 1 ? problem(403, "permission_denied", "No.") : HttpResponse.json(aPrice({ hours: "8.00" }));
    }),
  );
  render(<CancelDialog leave={aRequest({ status: "APPROVED" })} isOfOther onClose={vi.fn()} />);
  await user.type(await screen.findByLabelText("Reason"), "Needed for the audit");

  await user.click(screen.getByText("From a day on"));
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(screen.getByRole("button", { name: "Shorten the leave" })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByText("1 day given back; the days before stay.")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole("button", { name: "Shorten the leave" })).toBeEnabled();
});

test("names no hours until it is known which come back of the last days", async () => {
  const user = userEvent.setup();
  const answer = Promise.withResolvers<undefined>();
  server.use(
    http.post(api("/leaves/requests/preview/"), async () => {
      await answer.promise;
      return HttpResponse.json(aPrice({ hours: "8.00" }));
    }),
  );
  render(<CancelDialog leave={aRequest({ status: "APPROVED" })} isOfOther onClose={vi.fn()} />);
  await user.click(await screen.findByText("From a day on"));

  expect(screen.getByRole("status", { name: "Loading" })).toBeVisible();
  expect(screen.queryByText(/given back;/)).toBeNull();
  answer.resolve(undefined);

  expect(await screen.findByText("1 day given back; the days before stay.")).toBeVisible();
  expect(screen.queryByRole("status", { name: "Loading" })).toBeNull();
});
