import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { ifLost } from "@/api/commands";
import { Problem } from "@/api/problem";
import type { LeaveRequest } from "@/api/types";
import { newKey } from "@/lib/newKey";

import { leaveQueries } from "../leaveApi";
import { approveLeave, rejectLeave } from "../leaveCommands";

export type Verdict = { verb: "approve" } | { verb: "reject"; reason: string };
export type Outcome = {
  request: LeaveRequest;
  state: "waiting" | "sending" | "done" | "refused" | "skipped";
  problem?: Problem;
};
export type Run = { verb: Verdict["verb"]; outcomes: Outcome[]; isOver: boolean };

/** One decision after the other, each for the version that was looked at; the lists are asked for again once, at the end. */
export function useDecideSeveral() {
  const client = useQueryClient();
  const [run, setRun] = useState<Run>();
  const stopped = useRef(false);

  const note = (id: number, change: Partial<Outcome>) =>
    setRun((known) =>
      known && {
        ...known,
        outcomes: known.outcomes.map((each) => (each.request.id === id ? { ...each, ...change } : each)),
      },
    );

  const start = async (verdict: Verdict, requests: LeaveRequest[]) => {
    stopped.current = false;
    const outcomes = requests.map((request) => ({ request, state: "waiting" as const }));
    setRun({ verb: verdict.verb, isOver: false, outcomes });
    for (const request of requests) {
      if (stopped.current) note(request.id, { state: "skipped" });
      else {
        note(request.id, { state: "sending" });
        const problem = await decide(verdict, request);
        note(request.id, problem ? { state: "refused", problem } : { state: "done" });
        // Without a server the others would only wait for nothing, each in turn.
        stopped.current ||= problem?.isUnreachable ?? false;
      }
    }
    await client.invalidateQueries({ queryKey: leaveQueries.all() });
    setRun((known) => known && { ...known, isOver: true });
  };

  return {
    run,
    start: (verdict: Verdict, requests: LeaveRequest[]) => void start(verdict, requests),
    stop: () => {
      stopped.current = true;
    },
    close: () => setRun(undefined),
  };
}

/** What the server said no to, if it did; a lost answer is asked for again with the same key. */
async function decide(verdict: Verdict, request: LeaveRequest): Promise<Problem | undefined> {
  const key = newKey();
  for (let attempt = 0; ; attempt += 1) {
    try {
      await (verdict.verb === "approve"
        ? approveLeave({ key, request })
        : rejectLeave({ key, request, reason: verdict.reason }));
      return undefined;
    } catch (error) {
      const problem = Problem.ofAny(error);
      if (!ifLost(attempt, problem)) return problem;
    }
  }
}
