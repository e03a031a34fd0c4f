import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Form, Input } from "antd";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { aPerson, vacationBalance } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { PERSON_TABS, PersonDrawer } from "./PersonDrawer";

const HR = aPerson({ id: 9, role: "HR" });

beforeEach(() => {
  tokens.store("token");
  server.use(
    http.get(api("/users/4/"), () => HttpResponse.json(aPerson())),
    http.get(api("/users/approver-options/"), () => HttpResponse.json([])),
    http.get(api("/leaves/balance/"), () => HttpResponse.json([vacationBalance()])),
  );
});

const places = () => (
  <Form.Item name="location" label="Location">
    <Input />
  </Form.Item>
);

function open(tab: (typeof PERSON_TABS)[number]) {
  const onClose = vi.fn();
  const onTab = vi.fn();
  const seen = { me: HR, thisYear: 2026, roles: [], places, ledger: () => null };
  render(<PersonDrawer id={4} tab={tab} onTab={onTab} onClose={onClose} {...seen} />);
  return { user: userEvent.setup(), onClose, onTab };
}

type User = ReturnType<typeof userEvent.setup>;

/** Types something into the form of each tab. */
const TYPING = {
  about: async (user: User) => {
    await user.click(await screen.findByRole("button", { name: "Edit name and email" }));
    await user.type(screen.getByLabelText("First name"), "h");
  },
  setup: async (user: User) => user.type(await screen.findByLabelText("Location"), "4"),
  balance: async (user: User) => {
    await user.click(await screen.findByRole("button", { name: "Adjust Vacation" }));
    await user.type(await screen.findByLabelText("Hours"), "8");
  },
};

test.each(PERSON_TABS)("asks before what was typed under %s is thrown away", async (tab) => {
  const { user, onClose } = open(tab);
  await TYPING[tab](user);

  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Go on editing" }));
  expect(onClose).not.toHaveBeenCalled();

  await user.click(screen.getByRole("button", { name: "Close" }));
  await user.click(await screen.findByRole("button", { name: "Close and lose it" }));
  expect(onClose).toHaveBeenCalledOnce();
});

test("closes at once where nothing was typed", async () => {
  const { user, onClose } = open("setup");
  await screen.findByLabelText("Location");

  await user.keyboard("{Escape}");

  expect(onClose).toHaveBeenCalledOnce();
});

test("asks before another tab takes what was typed away", async () => {
  const { user, onTab } = open("setup");
  await TYPING.setup(user);

  await user.click(screen.getByRole("radio", { name: "About" }));
  expect(onTab).not.toHaveBeenCalled();
  await user.click(await screen.findByRole("button", { name: "Close and lose it" }));

  expect(onTab).toHaveBeenCalledExactlyOnceWith("about");
});

test("stays while it is being saved, and asks nothing once it is", async () => {
  const answer = Promise.withResolvers<undefined>();
  server.use(
    http.put(api("/users/4/setup/"), async () => {
      await answer.promise;
      return HttpResponse.json(aPerson({ version: 7 }));
    }),
  );
  const { user, onClose } = open("setup");
  await TYPING.setup(user);

  await user.click(screen.getByRole("button", { name: "Save" }));
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("button", { name: "Go on editing" })).toBeNull();
  expect(onClose).not.toHaveBeenCalled();

  answer.resolve(undefined);
  await screen.findByText("Saved");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});
