import { http } from "@/api/http";
import { Problem } from "@/api/problem";
import type { ExportOrder } from "@/api/types";

export type Received = { bytes: number; total: number | undefined };
type Options = { signal: AbortSignal; onReceived: (received: Received) => void };

/** A long list takes as long as it takes; whoever waits sees it grow and can give up. */
const NO_TIMEOUT = 0;
const NOT_SIGNED_IN = 401;
const REFUSED = 400;

/** The file, as it arrives, and the name the server gave it. */
export async function exportLeave(order: ExportOrder, { signal, onReceived }: Options): Promise<[Blob, string]> {
  const { data, status, headers } = await http.post<Blob>("/leaves/export/", order, {
    responseType: "blob",
    timeout: NO_TIMEOUT,
    signal,
    // A refusal comes as a blob too and is read here; only a spent login is dealt with before.
    validateStatus: (code) => code !== NOT_SIGNED_IN,
    onDownloadProgress: ({ loaded, total }) => onReceived({ bytes: loaded, total }),
  });
  if (status >= REFUSED) throw await problemIn(data, status, Number(headers["retry-after"]));
  return [data, nameIn(String(headers["content-disposition"] ?? "")) ?? nameOf(order)];
}

async function problemIn(content: Blob, status: number, wait: number): Promise<Problem> {
  const text = await content.text();
  const said = text.startsWith("{") ? (JSON.parse(text) as ConstructorParameters<typeof Problem>[1]) : {};
  return new Problem(status, said, wait > 0 ? wait : undefined);
}

const nameIn = (disposition: string) => /filename="([^"]+)"/.exec(disposition)?.[1];
const nameOf = ({ from, to, format }: ExportOrder) => `leave-${from}-${to}.${format}`;
