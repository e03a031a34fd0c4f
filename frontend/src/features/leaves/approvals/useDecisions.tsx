import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { LeaveRequest } from "@/api/types";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";

import { leaveQueries } from "../leaveApi";
import { useApproveLeave } from "../leaveCommands";
import { RejectDialog } from "./RejectDialog";

type Refusal = { id: number; problem: Problem };

/** Deciding on requests of a list: approve at once, reject with its dialog, and what the server refused. */
export function useDecisions(onDecided: (id: number) => void = () => undefined) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [rejecting, setRejecting] = useState<LeaveRequest>();
  const [refusal, setRefusal] = useState<Refusal>();
  const approval = useApproveLeave();

  const approve = (request: LeaveRequest) => {
    setRefusal(undefined);
    approval.mutate(
      { key: newKey(), request },
      {
        onSuccess: () => {
          toast(t("approvals.approved", { name: request.user.name }));
          onDecided(request.id);
        },
        onError: (problem) => setRefusal({ id: request.id, problem }),
      },
    );
  };

  const reload = () => {
    setRefusal(undefined);
    void client.invalidateQueries({ queryKey: leaveQueries.all() });
  };

  const dialog: ReactNode = rejecting && (
    <RejectDialog
      request={rejecting}
      onClose={() => setRejecting(undefined)}
      onRejected={() => {
        toast(t("approvals.rejected", { name: rejecting.user.name }));
        onDecided(rejecting.id);
      }}
    />
  );

  return {
    approve,
    reject: setRejecting,
    reload,
    dialog,
    isRejecting: rejecting !== undefined,
    approving: approval.isPending ? approval.variables.request.id : undefined,
    problemOf: (id: number) => (refusal?.id === id ? refusal.problem : undefined),
  };
}
