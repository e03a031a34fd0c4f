import { useEffect, useRef, useState } from "react";

import { Problem } from "@/api/problem";
import type { ExportOrder } from "@/api/types";
import { save } from "@/lib/save";

import { exportLeave, type Received } from "./exportApi";

type ExportState = { is: "idle" } | ({ is: "running" } & Received) | { is: "failed"; problem: Problem };
type Saved = { name: string; bytes: number };

/** One export at a time; giving it up leaves nothing behind. */
export function useExport(onSaved: (saved: Saved) => void) {
  const [state, setState] = useState<ExportState>({ is: "idle" });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (order: ExportOrder) => {
    const attempt = new AbortController();
    running.current = attempt;
    const { signal } = attempt;
    setState({ is: "running", bytes: 0, total: undefined });
    try {
      const onReceived = (received: Received) => !signal.aborted && setState({ is: "running", ...received });
      const [content, name] = await exportLeave(order, { signal, onReceived });
      if (signal.aborted) return;
      save(content, name);
      setState({ is: "idle" });
      onSaved({ name, bytes: content.size });
    } catch (error) {
      if (!signal.aborted) setState({ is: "failed", problem: Problem.ofAny(error) });
    }
  };
  const stop = () => {
    running.current?.abort();
    setState({ is: "idle" });
  };
  return { state, start, stop };
}
