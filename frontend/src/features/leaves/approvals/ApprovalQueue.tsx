import { Button, Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Panel } from "@/components/Panel";
import { useSingleClicks } from "@/lib/useSingleClicks";

import type { WaitingFilter } from "../leaveApi";
import { ApprovalList } from "./ApprovalList";
import { ApprovalPane } from "./ApprovalPane";
import styles from "./ApprovalQueue.module.css";
import { KeysHelp } from "./KeysHelp";
import { MarkBar } from "./MarkBar";
import { NothingWaits } from "./NothingWaits";
import { Refusals } from "./Refusals";
import { useApprovalKeys } from "./useApprovalKeys";
import { useQueue } from "./useQueue";
import { useSeveral } from "./useSeveral";

type Props = {
  filter: WaitingFilter;
  selected: number | undefined;
  /** HR and administrators may approve without a document that is still missing. */
  mayOverride: boolean;
  onSelect: (id: number | undefined) => void;
  onShowAll: () => void;
};

/** The requests that wait, and the chosen one with what it takes to decide. */
export function ApprovalQueue({ filter, selected, mayOverride, onSelect, onShowAll }: Props) {
  const { t } = useTranslation("approvals");
  const queue = useQueue(filter, selected, onSelect);
  const { shown, decisions } = queue;
  const [isHelping, setIsHelping] = useState(false);
  const singleClicks = useSingleClicks();
  const close = () => onSelect(undefined);
  const several = useSeveral(queue.marks, close);

  useApprovalKeys(!queue.isNarrow, {
    j: () => queue.step(1),
    k: () => queue.step(-1),
    x: queue.toggleShown,
    "?": () => setIsHelping(true),
  });

  const pane = shown !== undefined && (
    <div className={styles.detail} onClickCapture={singleClicks}>
      <ApprovalPane key={shown} id={shown} mayOverride={mayOverride} decisions={decisions} onBack={close} />
    </div>
  );
  return (
    <>
      <Refusals decisions={decisions} />
      <div className={styles.queue} data-alone={shown === undefined || undefined}>
        <div>
          <Panel>
            {queue.waiting.length === 0 ? (
              <NothingWaits isFiltered={Object.values(filter).some(Boolean)} onShowAll={onShowAll} />
            ) : (
              <Listed queue={queue} several={several} onSelect={onSelect} />
            )}
          </Panel>
          <Button type="link" className={styles.keys} onClick={() => setIsHelping(true)}>
            {t("keysHint")}
          </Button>
        </div>
        {!queue.isNarrow && pane && <Panel>{pane}</Panel>}
      </div>
      {queue.isNarrow && pane && (
        <Drawer open size="100vw" title={t("list")} onClose={close}>
          {pane}
        </Drawer>
      )}
      {decisions.dialog}
      {several.dialogs}
      {isHelping && <KeysHelp onClose={() => setIsHelping(false)} />}
    </>
  );
}

type ListedProps = {
  queue: ReturnType<typeof useQueue>;
  several: ReturnType<typeof useSeveral>;
  onSelect: Props["onSelect"];
};

function Listed({ queue, several, onSelect }: ListedProps) {
  const { waiting, marks, count, shown } = queue;
  const more = { count: queue.hasMore ? count - waiting.length : 0, isLoading: queue.isLoadingMore, onLoad: queue.loadMore };
  return (
    <>
      <MarkBar
        marks={marks}
        count={count}
        listed={waiting.length}
        onApprove={several.approveMarked}
        onReject={several.rejectMarked}
      />
      <ApprovalList waiting={waiting} selected={shown} marks={marks} onSelect={onSelect} more={more} />
    </>
  );
}
