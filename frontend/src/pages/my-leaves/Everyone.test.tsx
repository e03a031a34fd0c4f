import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import { aRequest, pageOf, VACATION } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { Everyone } from "./Everyone";

let asked: string[] = [];

beforeEach(() => {
  asked = [];
  tokens.store("token");
  server.use(
    http.get(api("/leaves/categories/"), () => HttpResponse.json([VACATION])),
    http.get(api("/organizations/departments/"), () =>
      HttpResponse.json(pageOf({ id: 3, department_name: "Sales" }, { id: 4, department_name: "Support" })),
    ),
    http.get(api("/leaves/requests/"), ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const isLinhs = [null, "linh"].includes(searchParams.get("search"));
      return HttpResponse.json(isLinhs ? pageOf(aRequest({ id: 7 })) : pageOf());
    }),
  );
});

const rows = async () => (await screen.findAllByRole("row")).slice(1);

test("names whose leave it is, and asks for everyone's, the latest first", async () => {
  render(<Everyone />, { at: "/my-leaves?tab=everyone" });

  const [row] = await rows();

  expect(within(row as HTMLElement).getByText("Linh Nguyen")).toBeVisible();
  expect(asked).toEqual(["ordering=-start_date&page=1"]);
});

test("narrows to a department and a status, and to those found by a name", async () => {
  const user = userEvent.setup();
  render(<Everyone />, { at: "/my-leaves?tab=everyone&page=2" });

  await user.selectOptions(await screen.findByRole("combobox", { name: "Department" }), await screen.findByRole("option", { name: "Support" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "Pending");
  await user.type(screen.getByRole("searchbox"), "linh{Enter}");
  await rows();

  expect(asked.at(0)).toBe("ordering=-start_date&page=2");
  expect(asked.at(-1)).toBe("status=PENDING&search=linh&department=4&ordering=-start_date&page=1");
});

test("says that nothing matches, and shows everything again", async () => {
  const user = userEvent.setup();
  render(<Everyone />, { at: "/my-leaves?tab=everyone&search=nobody&status=NONSENSE" });

  await user.click(await screen.findByRole("button", { name: "Show everything" }));

  expect(await rows()).toHaveLength(1);
  expect(asked).toEqual(["search=nobody&ordering=-start_date&page=1", "ordering=-start_date&page=1"]);
});
