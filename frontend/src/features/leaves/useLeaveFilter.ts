import { useSearchParams } from "react-router";

export type LeaveView = { status?: string; category?: string; ordering?: string; page: number; request?: number };

const numberOf = (text: string | null) => (text && /^\d+$/.test(text) ? Number(text) : undefined);

/** What the list shows, kept in the URL so that it can be shared and survives a reload. */
export function useLeaveFilter(): [LeaveView, (change: Partial<LeaveView>) => void] {
  const [params, setParams] = useSearchParams();
  const view: LeaveView = {
    status: params.get("status") ?? undefined,
    category: params.get("category") ?? undefined,
    ordering: params.get("ordering") ?? undefined,
    page: numberOf(params.get("page")) ?? 1,
    request: numberOf(params.get("request")),
  };
  const change = (changes: Partial<LeaveView>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (!("page" in changes) && !("request" in changes)) next.delete("page");
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, String(value));
          else next.delete(name);
        }
        return next;
      },
      { replace: !("request" in changes) },
    );
  return [view, change];
}
