import { HttpResponse } from "msw";
import { setupServer } from "msw/node";

/** The network's edge: a test says what the server answers, and anything else fails it. */
export const server = setupServer();

/** An address of the API as a handler's pattern. */
export const api = (path: string) => `*/api/v1${path}`;

export const problem = (status: number, code: string, detail: string, more: object = {}) =>
  HttpResponse.json(
    { type: `/problems/${code.replaceAll("_", "-")}`, title: detail, status, detail, code, ...more },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
