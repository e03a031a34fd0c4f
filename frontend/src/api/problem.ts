import { isAxiosError } from "axios";

export type FieldError = { pointer: string; code: string; detail: string };
type ProblemBody = {
  type?: string;
  title?: string;
  detail?: string;
  code?: string;
  request_id?: string;
  errors?: FieldError[];
  [fact: string]: unknown;
};

/** The list has become shorter than that, or never was so long. */
export const NO_SUCH_PAGE = "no_such_page";

/** What the API says when it says no (RFC 9457). The only error the client ever handles. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly errors: FieldError[];
  readonly facts: Record<string, unknown>;
  /** Seconds to wait, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, { title, detail, code, type, request_id, errors, ...facts }: ProblemBody, wait?: number) {
    super(detail ?? title ?? "");
    this.status = status;
    this.code = code ?? type?.replace("/problems/", "").replaceAll("-", "_") ?? "unexpected";
    this.requestId = request_id;
    this.errors = errors ?? [];
    this.facts = facts;
    this.retryAfter = wait;
  }

  /** Nothing came back: the request may or may not have arrived. */
  get isUnreachable() {
    return this.status === 0;
  }

  /** Nothing was done; what was out of reach, or broke on the way (503 too), may have been. */
  get isRefusal() {
    return this.status >= 400 && this.status < 500;
  }

  /** Field errors for Ant Design's `form.setFields`; `never` because a pointer fits the names of any form. */
  toFields(): { name: never; errors: string[] }[] {
    const byField = Map.groupBy(this.errors, ({ pointer }) => pointer.replace("#/", "") as never);
    return [...byField].map(([name, errors]) => ({ name, errors: errors.map(({ detail }) => detail) }));
  }

  /** For work that has to come to an end whatever happens: a bug is reported, and counts as a failure. */
  static ofAny(error: unknown): Problem {
    if (error instanceof Problem || isAxiosError(error)) return Problem.from(error);
    console.error(error);
    return new Problem(500, { code: "unexpected" });
  }

  static from(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (!isAxiosError<ProblemBody>(error)) throw error;
    const { response } = error;
    if (!response) return new Problem(0, { code: "unreachable" });
    const body = typeof response.data === "object" ? response.data : {};
    const said = response.status === 404 && isLaterPage(error.config) ? { ...body, code: NO_SUCH_PAGE } : body;
    return new Problem(response.status, said, secondsOf(response.headers["retry-after"]));
  }
}

const isLaterPage = (config: { params?: unknown } | undefined) => Number((config?.params as { page?: unknown } | undefined)?.page) > 1;

function secondsOf(header: unknown): number | undefined {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) ? seconds : undefined;
}
