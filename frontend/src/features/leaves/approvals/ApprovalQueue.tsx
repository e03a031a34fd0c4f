import { CheckCircleOutlined } from "@ant-design/icons";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";

import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { EmptyState } from "@/components/EmptyState";
import { Panel } from "@/components/Panel";
import type { Day } from "@/lib/dates";
import { useIsNarrow } from "@/lib/useIsNarrow";

import { leaveQueries } from "../leaveApi";
import { LeaveDrawer } from "../LeaveDrawer";
import { ApprovalDetail } from "./ApprovalDetail";
import { ApprovalList } from "./ApprovalList";
import styles from "./ApprovalQueue.module.css";
import { useApprovalKeys } from "./useApprovalKeys";
import { useDecisions } from "./useDecisions";

type Props = { today: Day; selected: number | undefined; onSelect: (id: number | undefined) => void };

/** The requests that wait, and the chosen one with what it takes to decide. */
export function ApprovalQueue({ today, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const isNarrow = useIsNarrow();
  const {
    data: { results: waiting },
  } = useSuspenseQuery(leaveQueries.approvals());
  const found = waiting.findIndex(({ id }) => id === selected);
  const index = found < 0 && !isNarrow ? 0 : found;
  const current = waiting[index];
  const step = (by: number) => {
    const next = waiting[Math.min(Math.max(index + by, 0), waiting.length - 1)];
    if (next) onSelect(next.id);
  };
  const decisions = useDecisions(() => onSelect(isNarrow ? undefined : (waiting[index + 1] ?? waiting[index - 1])?.id));

  // A notification may lead to a request that waits no more: it is shown as it now is.
  const elsewhere = selected !== undefined && found < 0 && (
    <LeaveDrawer id={selected} today={today} onClose={() => onSelect(undefined)} />
  );

  useApprovalKeys(!decisions.isRejecting && !elsewhere, {
    a: () => current?.can.approve && decisions.approve(current),
    r: () => current?.can.reject && decisions.reject(current),
    j: () => step(1),
    k: () => step(-1),
  });

  if (waiting.length === 0) {
    return (
      <Panel>
        <EmptyState icon={<CheckCircleOutlined />} title={t("approvals.none")} hint={t("approvals.noneHint")} />
        {elsewhere}
      </Panel>
    );
  }
  const detail = current && (
    <Boundary key={current.id} skeleton={<Bones shape="line" count={10} />}>
      <ApprovalDetail request={current} decisions={decisions} />
    </Boundary>
  );
  return (
    <div className={styles.queue}>
      <Panel>
        <ApprovalList waiting={waiting} selected={current?.id} onSelect={onSelect} />
      </Panel>
      {isNarrow ? (
        <Drawer open={current !== undefined} size="100vw" title={t("leave.title")} onClose={() => onSelect(undefined)}>
          {detail}
        </Drawer>
      ) : (
        <Panel>
          <div className={styles.detail}>{detail}</div>
        </Panel>
      )}
      {decisions.dialog}
      {elsewhere}
    </div>
  );
}
