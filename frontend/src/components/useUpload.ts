import { useEffect, useRef, useState } from "react";

import type { UploadOptions } from "@/api/attachments";
import { Problem } from "@/api/problem";

export type StoredFile = { id: number; name: string; size: number };
export type Upload<Stored extends StoredFile> = (file: File, options: UploadOptions) => Promise<Stored>;
export type FileRules = { types: string[]; maxBytes: number };

export type UploadState =
  | { is: "idle" }
  | { is: "uploading"; file: File; share: number }
  | { is: "refused"; file: File; why: "tooLarge" | "wrongType" | "empty" }
  | { is: "failed"; file: File; problem: Problem };

const WHY: Record<string, "tooLarge" | "wrongType"> = {
  payload_too_large: "tooLarge",
  unsupported_media_type: "wrongType",
};

/** Sends one file at a time; what cannot be accepted anyway is not sent at all. */
export function useUpload<Stored extends StoredFile>(
  upload: Upload<Stored>,
  rules: FileRules,
  onStored: (stored: Stored) => void,
  onBusy?: (isBusy: boolean) => void,
) {
  const [state, setState] = useState<UploadState>({ is: "idle" });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const become = (next: UploadState) => {
    setState(next);
    onBusy?.(next.is === "uploading");
  };

  const stop = () => {
    running.current?.abort();
    become({ is: "idle" });
  };

  const send = async (file: File) => {
    running.current?.abort();
    const why = refusalOf(file, rules);
    if (why) return become({ is: "refused", file, why });
    const controller = new AbortController();
    running.current = controller;
    become({ is: "uploading", file, share: 0 });
    const next = (outcome: UploadState) => !controller.signal.aborted && become(outcome);
    try {
      const onProgress = (share: number) => next({ is: "uploading", file, share });
      const stored = await upload(file, { signal: controller.signal, onProgress });
      if (controller.signal.aborted) return undefined;
      next({ is: "idle" });
      onStored(stored);
    } catch (error) {
      next(stateAfter(error, file));
    }
    return undefined;
  };

  return { state, send: (file: File) => void send(file), stop };
}

function refusalOf(file: File, { types, maxBytes }: FileRules) {
  if (file.size === 0) return "empty";
  if (file.size > maxBytes) return "tooLarge";
  return types.includes(file.type) ? undefined : "wrongType";
}

function stateAfter(error: unknown, file: File): UploadState {
  if (!(error instanceof Problem)) throw error;
  const why = WHY[error.code];
  return why ? { is: "refused", file, why } : { is: "failed", file, problem: error };
}
