import type { LeaveRequest } from "@/api/types";
import { clockTime } from "@/lib/dates";

type Props = { leave: Pick<LeaveRequest, "start_time" | "end_time"> };

/** From when to when on its day; nothing for leave of whole days, or of hours at no fixed time. */
export function Times({ leave: { start_time, end_time } }: Props) {
  return start_time && end_time ? `${clockTime(start_time)} – ${clockTime(end_time)}` : null;
}
