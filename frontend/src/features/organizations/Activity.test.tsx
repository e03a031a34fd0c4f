import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import { pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { Activity } from "./Activity";

beforeEach(() => tokens.store("token"));

const ask = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(await screen.findByRole("button", { name: "Deactivate" }));
  return screen.findByRole("dialog");
};
const confirm = (user: ReturnType<typeof userEvent.setup>, dialog: HTMLElement) =>
  user.click(within(dialog).getByRole("button", { name: "Deactivate" }));

function serveBorealis() {
  const done: string[] = [];
  const shown = { id: 2, entity_name: "Borealis", email_domains: [], counts: { locations: 1, departments: 2, users: 5 } };
  const cascade = { locations: 1, departments: 2 };
  server.use(
    http.get(api("/organizations/entities/2/delete-impact/"), () =>
      HttpResponse.json({ locations: 1, departments: 2, users: 5, open_requests: 3 }),
    ),
    http.get(api("/organizations/locations/"), () =>
      HttpResponse.json(pageOf({ id: 4, entity: 2, location_name: "Oslo", timezone: "UTC", weekend: [6, 7], is_active: true })),
    ),
    http.get(api("/organizations/departments/"), () =>
      HttpResponse.json(
        pageOf(
          { id: 10, entity: 2, location: 4, department_name: "Operations", is_active: true },
          { id: 11, entity: 2, location: 4, department_name: "Closed long ago", is_active: false },
        ),
      ),
    ),
    http.delete(api("/organizations/entities/2/"), () => {
      done.push("off");
      return HttpResponse.json({ ...shown, is_active: false, cascade });
    }),
    http.put(api("/organizations/entities/2/reactivate/"), () => {
      done.push("on");
      return HttpResponse.json({ ...shown, is_active: true, cascade });
    }),
  );
  return done;
}

test("a company is deactivated only after what goes with it was counted and named, and can be brought back", async () => {
  const user = userEvent.setup();
  const done = serveBorealis();
  render(<Activity kind="entities" id={2} name="Borealis" isActive occupants={{ entity: 2 }} />);

  const dialog = await ask(user);
  const counts = await within(dialog).findAllByRole("listitem");
  expect(counts.map(({ textContent }) => textContent)).toEqual([
    "1 location",
    "2 departments",
    "5 people",
    "3 pending requests",
  ]);
  expect(await within(dialog).findByText(/Oslo, Operations/)).toBeVisible();
  expect(within(dialog).queryByText(/Closed long ago/)).toBeNull();
  expect(done).toEqual([]);

  await confirm(user, dialog);
  await user.click(await screen.findByRole("button", { name: "Undo" }));

  expect(await screen.findByText("Borealis is active again, with 1 location and 2 departments.")).toBeVisible();
  expect(done).toEqual(["off", "on"]);
});

test("people in the way are counted, and one press away", async () => {
  const user = userEvent.setup();
  server.use(
    http.delete(api("/organizations/locations/4/"), () =>
      problem(409, "in_use", "2 people are here; move them first.", { counts: { users: 2 } }),
    ),
  );
  render(<Activity kind="locations" id={4} name="Oslo" isActive occupants={{ entity: 2, location: 4 }} />);

  const dialog = await ask(user);
  await confirm(user, dialog);

  expect(await within(dialog).findByText(/^2 people still work here/)).toBeVisible();
  expect(within(dialog).getByRole("link", { name: "See who works here" })).toHaveAttribute(
    "href",
    "/settings/people?entity=2&location=4",
  );
});

test("a place of a deactivated company says why it cannot come back yet", async () => {
  const user = userEvent.setup();
  server.use(
    http.put(api("/organizations/departments/10/"), () => problem(409, "entity_inactive", "The company is deactivated.")),
  );
  render(<Activity kind="departments" id={10} name="Operations" isActive={false} occupants={{ department: 10 }} />);

  await user.click(await screen.findByRole("button", { name: "Reactivate" }));

  expect(await screen.findByRole("alert")).toHaveTextContent("Reactivate it first.");
});
