import { useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { Problem } from "@/api/problem";
import type { LeaveRequest } from "@/api/types";
import { newKey } from "@/lib/newKey";
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

  const approve = (request: LeaveRequest, comment?: string) => {
    const others = (known: Refusal[]) => known.filter((refusal) => refusal.request.id !== request.id);
    setRefusals(others);
    onDecided(request.id);
    approval.mutateAsync({ key: newKey(), request, comment }).then(
      () => toast(t("approvals.approved", { name: request.user.name })),
      (error: unknown) => setRefusals((known) => [...others(known), { request, problem: Problem.from(error) }]),
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
