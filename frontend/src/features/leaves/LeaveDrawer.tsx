import { Drawer } from "antd";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
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
    <Drawer open size="min(100vw, 32rem)" title={t("leave.title")} onClose={onClose}>
      <Boundary key={id} skeleton={<Bones shape="line" count={12} />}>
        <LeaveDetail id={id} today={today} reader={reader} />
      </Boundary>
    </Drawer>
  );
}
