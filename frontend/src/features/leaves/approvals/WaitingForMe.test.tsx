import { createEvent, fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import { aRequest, pageOf } from "@/testing/builders";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { WaitingForMe } from "./WaitingForMe";

const LINH = aRequest({ id: 7, user: { id: 4, name: "Linh Nguyen", department: null } });
const BAO = aRequest({ id: 8, user: { id: 5, name: "Bao Vo", department: null } });

function serve() {
  const asked: number[] = [];
  const approved: number[] = [];
  server.use(
    http.get(api("/leaves/approvals/"), () =>
      HttpResponse.json(pageOf(...[LINH, BAO].filter(({ id }) => !approved.includes(id)))),
    ),
    http.put(api("/leaves/requests/:id/approve/"), ({ params }) => {
      asked.push(Number(params["id"]));
      approved.push(Number(params["id"]));
      return HttpResponse.json(aRequest({ status: "APPROVED" }));
    }),
  );
  return asked;
}

const approve = (name: string) => screen.findByRole("button", { name: `Approve the request of ${name}` });

/** A click of the mouse at a place and a moment, or, without them, of a key. */
function click(button: HTMLElement, mouse?: { y: number; at: number }) {
  const event = createEvent.click(button, mouse ? { detail: 1, clientX: 700, clientY: mouse.y } : { detail: 0 });
  Object.defineProperty(event, "timeStamp", { value: mouse?.at ?? 0 });
  fireEvent(button, event);
}

const gone = (name: string) =>
  waitFor(() => expect(screen.queryByRole("button", { name: `Approve the request of ${name}` })).not.toBeInTheDocument());

beforeEach(() => tokens.store("token"));

test("the second click of a double click does not approve the request that moved up", async () => {
  const asked = serve();
  render(<WaitingForMe href={() => "/"} />);

  click(await approve("Linh Nguyen"), { y: 420, at: 1000 });
  await gone("Linh Nguyen");
  click(await approve("Bao Vo"), { y: 421, at: 1400 });

  await screen.findByText("Approved the request of Linh Nguyen");
  expect(asked).toEqual([7]);
});

test("a later click at the same place approves the next one", async () => {
  const asked = serve();
  render(<WaitingForMe href={() => "/"} />);

  click(await approve("Linh Nguyen"), { y: 420, at: 1000 });
  await gone("Linh Nguyen");
  click(await approve("Bao Vo"), { y: 420, at: 1600 });

  await waitFor(() => expect(asked).toEqual([7, 8]));
});

test("two requests are approved one after the other where the pointer moved between", async () => {
  const asked = serve();
  render(<WaitingForMe href={() => "/"} />);

  click(await approve("Linh Nguyen"), { y: 420, at: 1000 });
  click(await approve("Bao Vo"), { y: 490, at: 1200 });

  await waitFor(() => expect(asked).toEqual([7, 8]));
});

test("keys approve one after the other without a pause", async () => {
  const asked = serve();
  render(<WaitingForMe href={() => "/"} />);

  click(await approve("Linh Nguyen"));
  await gone("Linh Nguyen");
  click(await approve("Bao Vo"));

  await waitFor(() => expect(asked).toEqual([7, 8]));
});
