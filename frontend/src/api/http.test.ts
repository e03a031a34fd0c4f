import { HttpResponse, http as network } from "msw";
import { expect, test, vi } from "vitest";

import { api, problem, server } from "@/testing/server";

import { body, http } from "./http";
import type { Problem } from "./problem";
import { listenToLogin } from "./refresh";
import { tokens } from "./tokens";

const DEAD = "dead-token";
const FRESH = "fresh-token";

/** Answers those who carry the fresh token, and nobody else. */
const guarded = network.get(api("/things/:id/"), ({ request, params }) =>
  request.headers.get("authorization") === `Bearer ${FRESH}`
    ? HttpResponse.json({ id: Number(params["id"]) })
    : problem(401, "token_invalid", "The token is not valid."),
);

function countRefreshes(answer: () => Response | Promise<Response>) {
  let count = 0;
  const handler = network.post(api("/auth/refresh/"), () => {
    count += 1;
    return answer();
  });
  server.use(guarded, handler);
  return () => count;
}

const fetchThing = (id: number) => http.get<{ id: number }>(`/things/${id}/`).then(body);

test("ten requests with a dead token make one refresh and all succeed", async () => {
  tokens.store(DEAD);
  const refreshes = countRefreshes(() => HttpResponse.json({ access: FRESH }));

  const things = await Promise.all(Array.from({ length: 10 }, (_, id) => fetchThing(id)));

  expect(things.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(refreshes()).toBe(1);
  expect(tokens.access()).toBe(FRESH);
});

test("a reloaded page, which knows no token, refreshes once before it asks", async () => {
  localStorage.setItem("leave.signed-in", "yes");
  const refreshes = countRefreshes(() => HttpResponse.json({ access: FRESH }));

  await Promise.all([fetchThing(1), fetchThing(2)]);

  expect(refreshes()).toBe(1);
});

test("a refused refresh ends the login, and every waiting request hears it", async () => {
  const onEnd = vi.fn();
  listenToLogin({ onSignIn: vi.fn(), onEnd });
  tokens.store(DEAD);
  const refreshes = countRefreshes(() => problem(401, "token_invalid", "The login is over."));

  const outcomes = await Promise.allSettled([fetchThing(1), fetchThing(2), fetchThing(3)]);

  expect(outcomes.map((outcome) => outcome.status === "rejected" && (outcome.reason as Problem).code)).toEqual([
    "token_invalid",
    "token_invalid",
    "token_invalid",
  ]);
  expect(refreshes()).toBe(1);
  expect(onEnd).toHaveBeenCalledOnce();
  expect(tokens.mayBeSignedIn()).toBe(false);
});

test("a wrong password is no reason to refresh", async () => {
  tokens.store(DEAD);
  const refreshes = countRefreshes(() => HttpResponse.json({ access: FRESH }));
  server.use(network.post(api("/auth/login/"), () => problem(401, "invalid_credentials", "Wrong email or password.")));

  await expect(http.post("/auth/login/", {})).rejects.toMatchObject({ status: 401, code: "invalid_credentials" });
  expect(refreshes()).toBe(0);
});

test("every failure is a Problem: the server's, and that of a server which cannot be reached", async () => {
  tokens.store(FRESH);
  server.use(
    network.get(api("/busy/"), () =>
      HttpResponse.json({ code: "throttled", detail: "Too many." }, { status: 429, headers: { "Retry-After": "12" } }),
    ),
    network.get(api("/gone/"), () => HttpResponse.error()),
  );

  await expect(http.get("/busy/")).rejects.toMatchObject({ code: "throttled", retryAfter: 12 });
  await expect(http.get("/gone/")).rejects.toMatchObject({ status: 0, code: "unreachable", isUnreachable: true });
});

test("a page behind the last is told from a thing that is not there", async () => {
  tokens.store(FRESH);
  server.use(network.get(api("/list/"), () => problem(404, "not_found", "Invalid page.")));
  const codeOf = (params: object) =>
    http.get("/list/", { params }).then(
      () => "",
      (refused: unknown) => (refused as Problem).code,
    );

  expect(await codeOf({ page: 9 })).toBe("no_such_page");
  expect(await codeOf({ page: 1 })).toBe("not_found");
  expect(await codeOf({})).toBe("not_found");
});
