import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, test, vi } from "vitest";

import { tokens } from "@/api/tokens";
import { save } from "@/lib/save";
import { render } from "@/testing/render";
import { api, problem, server } from "@/testing/server";

import { ExportDialog } from "./ExportDialog";

vi.mock("@/lib/save", () => ({ save: vi.fn() }));

const CSV = "\ufeffid,person\n1,Linh Nguyen\n";

beforeEach(() => {
  tokens.store("token");
  vi.mocked(save).mockClear();
});

function open(onClose = vi.fn()) {
  const user = userEvent.setup();
  render(
    <ExportDialog
      year={2026}
      department={3}
      departments={[{ id: 3, name: "Engineering" }]}
      company="Acme Corporation"
      onClose={onClose}
    />,
  );
  return { user, onClose, start: async () => user.click(await screen.findByRole("button", { name: /Export$/ })) };
}

/** An answer whose second half comes when the test says so. */
function inHalves() {
  const { promise: halfway, resolve: finish } = Promise.withResolvers<undefined>();
  const bytes = new TextEncoder().encode(CSV.repeat(500));
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(bytes.slice(0, 4_000));
      await halfway;
      controller.enqueue(bytes.slice(4_000));
      controller.close();
    },
  });
  return { body, finish: () => finish(undefined) };
}

test("says who is in the file, sends what was chosen, and saves it under the server's name", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(api("/leaves/export/"), async ({ request }) => {
      sent.push(await request.json());
      return new HttpResponse(CSV, { headers: { "Content-Disposition": 'attachment; filename="leave-of-2026.csv"' } });
    }),
  );
  const { onClose, start } = open();
  expect(await screen.findByText(/^The file holds leave of everybody in Engineering/)).toBeVisible();

  await start();

  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent).toEqual([{ format: "csv", from: "2026-01-01", to: "2026-12-31", status: null, department: 3 }]);
  const [content, name] = vi.mocked(save).mock.calls[0] ?? [];
  expect(name).toBe("leave-of-2026.csv");
  expect(content?.size).toBe(new TextEncoder().encode(CSV).length);
});

test("counts what has arrived, and a cancelled export saves nothing", async () => {
  const { body, finish } = inHalves();
  server.use(http.post(api("/leaves/export/"), () => new HttpResponse(body)));
  const { user, onClose, start } = open();

  await start();
  expect(await screen.findByText("4 kB received")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Cancel export" }));
  finish();

  expect(await screen.findByRole("button", { name: /Export$/ })).toBeEnabled();
  expect(screen.queryByRole("progressbar")).not.toBeInTheDocument();
  expect(save).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
});

test("a refusal is said in words although it arrives as a file", async () => {
  server.use(http.post(api("/leaves/export/"), () => problem(403, "permission_denied", "Only HR exports leave.")));
  const { onClose, start } = open();

  await start();

  expect(await screen.findByRole("alert")).toHaveTextContent("You may not do this.");
  expect(save).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
});

test("a bug while saving ends the export with words, and is reported", async () => {
  const reported = vi.spyOn(console, "error").mockImplementation(() => undefined);
  server.use(http.post(api("/leaves/export/"), () => new HttpResponse(CSV)));
  vi.mocked(save).mockImplementation(() => {
    throw new TypeError("no room");
  });
  const { start } = open();

  await start();

  expect(await screen.findByRole("alert")).toBeVisible();
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(reported).toHaveBeenCalledExactlyOnceWith(new TypeError("no room"));
});
