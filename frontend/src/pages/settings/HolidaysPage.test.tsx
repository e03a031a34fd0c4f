import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { useLocation } from "react-router";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import { AuthProvider } from "@/features/auth/AuthContext";
import { aPerson, pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import HolidaysPage from "./HolidaysPage";

const Address = () => <p aria-label="address">{useLocation().search}</p>;

beforeEach(() => {
  tokens.store("token");
  server.use(
    http.get(api("/auth/me/"), () => HttpResponse.json({ ...aPerson({ role: "HR" }), permissions: { manage_entities: false } })),
    http.get(api("/organizations/locations/"), () => HttpResponse.json(pageOf())),
    http.get(api("/leaves/holidays/"), () => HttpResponse.json(pageOf())),
    http.get(api("/leaves/holidays/99/"), () => problem(404, "not_found", "Not found.")),
  );
});

test("a link to a holiday that is gone says so, and the list is still there", async () => {
  render(
    <AuthProvider>
      <HolidaysPage />
      <Address />
    </AuthProvider>,
    { at: "/settings/holidays?year=2026&holiday=99" },
  );

  expect(await screen.findByRole("alert")).toHaveTextContent("This holiday no longer exists");
  expect(await screen.findByText("No holidays in 2026 yet")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));

  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByLabelText("address")).toHaveTextContent(/^\?year=2026$/);
});
