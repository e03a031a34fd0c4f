import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { save } from "@/lib/save";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { AttachmentLink } from "./AttachmentLink";

vi.mock("@/lib/save", () => ({ save: vi.fn() }));

const DOCUMENT = { id: 5, name: "note.pdf", size: 2048, content_type: "application/pdf" };

beforeEach(() => {
  tokens.store("token");
  vi.mocked(save).mockClear();
});

const press = async () => userEvent.click(await screen.findByRole("button", { name: /^Download note\.pdf/ }));

test("a document comes with the login, and is saved under its name", async () => {
  const logins: (string | null)[] = [];
  server.use(
    http.get(api("/leaves/attachments/5/"), ({ request }) => {
      logins.push(request.headers.get("authorization"));
      return new HttpResponse("%PDF");
    }),
  );
  render(<AttachmentLink attachment={DOCUMENT} />);

  await press();

  await vi.waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith(expect.any(Blob), "note.pdf"));
  expect(logins).toEqual(["Bearer token"]);
});

test("says that it did not come, and saves nothing", async () => {
  server.use(http.get(api("/leaves/attachments/5/"), () => problem(404, "not_found", "Not found.")));
  render(<AttachmentLink attachment={DOCUMENT} />);

  await press();

  expect(await screen.findByRole("alert")).toBeVisible();
  expect(save).not.toHaveBeenCalled();
});
