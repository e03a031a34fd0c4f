import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { useLocation } from "react-router";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import type { Me, Permission } from "@/api/types";
import { AuthProvider } from "@/features/auth/AuthContext";
import { aRequest, pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { PaletteButton } from "./PaletteButton";

const Where = () => {
  const { pathname, search } = useLocation();
  return <p>At {pathname + search}</p>;
};

/** Somebody who may do what is listed. */
function signIn(...granted: Permission[]) {
  tokens.store("token");
  const permissions = { decide: false, read_reports: false, ...Object.fromEntries(granted.map((each) => [each, true])) };
  const me = { id: 4, first_name: "Linh", last_name: "Nguyen", location: null, permissions } as Partial<Me>;
  const searched: string[] = [];
  server.use(
    http.get(api("/auth/me/"), () => HttpResponse.json(me)),
    http.get(api("/leaves/requests/my/"), () => HttpResponse.json(pageOf(aRequest({ id: 31 })))),
    http.get(api("/users/"), ({ request }) => {
      searched.push(new URL(request.url).searchParams.get("search") ?? "");
      return HttpResponse.json(pageOf({ id: 8, first_name: "Bảo", last_name: "Võ", email: "bao@acme.example" }));
    }),
  );
  render(
    <AuthProvider>
      <PaletteButton />
      <Where />
    </AuthProvider>,
  );
  return searched;
}

async function openByKey() {
  const user = userEvent.setup();
  await screen.findByText("At /");
  await user.keyboard("{Control>}k{/Control}");
  return { user, field: await screen.findByRole("combobox", { name: "Search and commands" }) };
}

const current = () => screen.getByRole("option", { selected: true });

beforeEach(() => localStorage.clear());

test("Ctrl K opens it, arrows choose, and Enter goes there", async () => {
  signIn("request_leave");
  const { user, field } = await openByKey();
  expect(field).toHaveFocus();
  expect(field).toHaveAttribute("aria-activedescendant", current().id);

  await user.keyboard("my lea");
  expect(current()).toHaveTextContent("My leaves");
  await user.keyboard("{Enter}");

  expect(await screen.findByText("At /my-leaves")).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("combobox")).not.toBeInTheDocument());
});

test("the arrows go round", async () => {
  signIn();
  const { user } = await openByKey();
  const first = current().id;

  await user.keyboard("{ArrowUp}");
  expect(current()).toBe(screen.getAllByRole("option").at(-1));
  await user.keyboard("{ArrowDown}");
  expect(current().id).toBe(first);
});

test("offers what the person may do, and no more", async () => {
  signIn();
  await openByKey();
  await screen.findByRole("option", { name: /Vacation, 21/ });

  const pages = screen.getByRole("group", { name: "Pages" });
  expect(within(pages).getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
    "Dashboard",
    "Calendar",
    "My leaves",
    "Trips",
    "Profile",
    "Settings",
  ]);
  expect(screen.queryByRole("option", { name: "Decide the next request" })).not.toBeInTheDocument();
  expect(screen.queryByRole("option", { name: "Request leave" })).not.toBeInTheDocument();
});

test("finds people for those who look after them, once the typing rests", async () => {
  const searched = signIn("manage_people");
  const { user } = await openByKey();

  await user.keyboard("bao");
  const found = await screen.findByRole("option", { name: /Bảo Võ/ });
  await user.click(found);

  expect(searched).toEqual(["bao"]);
  expect(await screen.findByText("At /settings/people?person=8")).toBeVisible();
});

test("leads to one's own latest requests", async () => {
  signIn();
  const { user } = await openByKey();
  await screen.findByRole("option", { name: /Vacation, 21/ });

  await user.keyboard("vacation{Enter}");

  expect(await screen.findByText("At /my-leaves?request=31")).toBeVisible();
});

test("says when nothing matches, and Enter does nothing then", async () => {
  signIn();
  const { user } = await openByKey();

  await user.keyboard("xyzzy{Enter}{ArrowDown}");

  expect(screen.getByText("Nothing matches “xyzzy”")).toBeVisible();
  expect(screen.getByText("At /")).toBeVisible();
});
