import { body, http } from "./http";
import type { Attachment } from "./types";

/** Documents take as long as the line needs; whoever waits can give up. */
const NO_TIMEOUT = 0;

export const ATTACHMENT = {
  types: ["application/pdf", "image/jpeg", "image/png"],
  maxBytes: 5_000_000,
};

export type UploadOptions = { signal: AbortSignal; onProgress: (share: number) => void };

/** Stores a document that its uploader alone sees until a request or a trip uses it. */
export function uploadAttachment(file: File, { signal, onProgress }: UploadOptions): Promise<Attachment> {
  const form = new FormData();
  form.append("file", file);
  return http
    .post<Attachment>("/leaves/attachments/", form, {
      signal,
      timeout: NO_TIMEOUT,
      onUploadProgress: ({ progress }) => onProgress(progress ?? 0),
    })
    .then(body);
}

/** A document is behind the login: a plain link would go without it. */
export const downloadAttachment = (id: number): Promise<Blob> =>
  http.get<Blob>(`/leaves/attachments/${id}/`, { responseType: "blob", timeout: NO_TIMEOUT }).then(body);
