import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Sheet } from "@/components/Sheet";
import type { Day } from "@/lib/dates";

import { LeaveDetail } from "./LeaveDetail";

type Props = {
  id: number;
  today: Day;
  /** Whoever looks at it may do other things with their own leave. */
  reader?: number;
  onClose: () => void;
};

/** One request with everything that is known about it. */
export function LeaveDrawer({ id, today, reader, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Sheet title={t("leave.title")} of={id} skeleton={<Bones shape="line" count={12} />} onClose={onClose}>
      <LeaveDetail id={id} today={today} reader={reader} />
    </Sheet>
  );
}
