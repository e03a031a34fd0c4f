import { useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Problem } from "@/api/problem";
import type { LeaveRequest } from "@/api/types";
import { newKey } from "@/lib/newKey";
import { useProblemText } from "@/lib/problemText";
import { toast } from "@/lib/toasts";

import { leaveQueries } from "../leaveApi";
import { useApproveLeave } from "../leaveCommands";

const RejectDialog = lazy(async () => ({ default: (await import("./RejectDialog")).RejectDialog }));

type Refusal = { request: LeaveRequest; problem: Problem };
export type Decisions = ReturnType<typeof useDecisions>;

/**
 * Deciding on requests of a list: approve at once, reject with its dialog, and what the server refused.
 * `onDecided` hears of an approval when it is asked for, so that the list goes on without waiting.
 */
export function useDecisions(onDecided: (id: number) => void = () => undefined) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [rejecting, setRejecting] = useState<LeaveRequest>();
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const approval = useApproveLeave();
  const refused = useRefused((refusal) =>
    setRefusals((known) => [...known.filter(({ request }) => request.id !== refusal.request.id), refusal]),
  );

  const approve = (request: LeaveRequest, comment?: string) => {
    setRefusals((known) => known.filter((refusal) => refusal.request.id !== request.id));
    onDecided(request.id);
    approval.mutateAsync({ key: newKey(), request, comment }).then(
      () => toast(t("approvals.approved", { name: request.user.name })),
      (error: unknown) => refused({ request, problem: Problem.from(error) }),
    );
  };

  const reload = () => {
    setRefusals([]);
    void client.invalidateQueries({ queryKey: leaveQueries.all() });
  };

  const dialog: ReactNode = rejecting && (
    <Suspense>
      <RejectDialog
        request={rejecting}
        onClose={() => setRejecting(undefined)}
        onRejected={() => {
          toast(t("approvals.rejected", { name: rejecting.user.name }));
          onDecided(rejecting.id);
        }}
      />
    </Suspense>
  );

  return {
    approve,
    reject: setRejecting,
    reload,
    dialog,
    refusals,
    isRejecting: rejecting !== undefined,
    approving: approval.isPending ? approval.variables.request.id : undefined,
    problemOf: (id: number) => refusals.find(({ request }) => request.id === id)?.problem,
  };
}

/** Says it on the page, or to somebody who has gone on since: whose request is back, and why. */
function useRefused(onPage: (refusal: Refusal) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemText();
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  return ({ request, problem }: Refusal) => {
    if (!isLeft.current) {
      onPage({ request, problem });
      return;
    }
    const { title: reason } = words(problem);
    toast(t("approvals.notApproved", { name: request.user.name, reason }), { tone: "refused" });
    void client.invalidateQueries({ queryKey: leaveQueries.all() });
  };
}
