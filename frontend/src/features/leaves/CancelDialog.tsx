import { useQuery } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequest } from "@/api/types";
import { Bones } from "@/components/Bones";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { ProblemAlert } from "@/components/ProblemAlert";
import { Segments } from "@/components/Segments";
import { addDays, type Day, isDay } from "@/lib/dates";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";
import { useAmount } from "@/lib/useAmount";
import { useCategoryName } from "@/lib/useCategoryName";

import styles from "./CancelDialog.module.css";
import { leaveQueries } from "./leaveApi";
import { useCancelLeave, useReloadLeave } from "./leaveCommands";
import { remedyOf } from "./remedy";

type Props = {
  leave: LeaveRequest;
  /** Somebody else's, cancelled by whoever oversees them: with a reason, and if wanted from a day on. */
  isOfOther: boolean;
  onClose: () => void;
};

/** Asks once, and names what comes back. */
export function CancelDialog({ leave, isOfOther, onClose }: Props) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState<Day>();
  const returned = useReturned(leave, from);
  const cancel = useCancelLeave();
  const reload = useReloadLeave();
  const words = useOutcome(from, returned.hours ?? leave.hours);
  const send = () =>
    cancel.mutate(
      { key, request: leave, ...(isOfOther && { reason: reason.trim(), from_date: from }) },
      {
        onSuccess: () => {
          toast(words.done);
          onClose();
        },
      },
    );
  const isReady = !isOfOther || isSaid(reason, returned.hours);
  return (
    <ConfirmDialog
      title={t("cancel.title")}
      words={{ keep: t("cancel.keep"), go: words.confirm }}
      isDanger
      isPending={cancel.isPending}
      isBlocked={!isReady}
      onConfirm={send}
      onClose={onClose}
    >
      <Form layout="vertical" requiredMark={false} className={styles.fields}>
        {isOfOther && <Extent leave={leave} from={from} onFrom={setFrom} />}
        {returned.isPending && <Bones shape="line" />}
        {returned.hours !== undefined && <p>{words.shortened ?? <ComesBack leave={leave} isOfOther={isOfOther} />}</p>}
        {isOfOther && <Reason reason={reason} onReason={setReason} />}
        {returned.problem && <ProblemAlert problem={returned.problem} onRetry={returned.again} />}
        {cancel.error && (
          <ProblemAlert problem={cancel.error} onRetry={remedyOf(cancel.error, { again: send, reload })} />
        )}
      </Form>
    </ConfirmDialog>
  );
}

const isSaid = (reason: string, hours: string | undefined) => reason.trim() !== "" && hours !== undefined;

/** The hours that come back: all, or the price of the last days from the same source as that of asking for them. */
function useReturned({ category, user, hours, end_date }: LeaveRequest, from: Day | undefined) {
  const draft = { category: category.id, start_date: from ?? end_date, end_date, user: user.id };
  const { data, error, isFetching, refetch } = useQuery({ ...leaveQueries.price(draft), enabled: from !== undefined });
  const again = () => void refetch();
  if (from === undefined) return { hours, problem: null, isPending: false, again };
  return { hours: data?.hours, problem: error, isPending: !data && isFetching, again };
}

function useOutcome(from: Day | undefined, hours: string) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const amount = useAmount()(hours);
  if (from === undefined) return { confirm: t("cancel.confirm"), done: t("cancel.done", { amount }) };
  return {
    confirm: words("cancel.shorten"),
    done: words("cancel.shortenDone", { amount }),
    shortened: words("cancel.shortened", { amount }),
  };
}

function ComesBack({ leave, isOfOther }: Pick<Props, "leave" | "isOfOther">) {
  const { t } = useTranslation();
  const { t: words } = useTranslation("leaves");
  const amount = useAmount();
  const categoryName = useCategoryName();
  const facts = { amount: amount(leave.hours), category: categoryName(leave.category) };
  return isOfOther ? words("cancel.textOfOther", { ...facts, name: leave.user.name }) : t("cancel.text", facts);
}

type ExtentProps = { leave: LeaveRequest; from: Day | undefined; onFrom: (from: Day | undefined) => void };

/** Approved leave of several days may also end earlier than planned. */
function Extent({ leave, from, onFrom }: ExtentProps) {
  const { t } = useTranslation("leaves");
  const second = addDays(leave.start_date, 1);
  if (leave.status !== "APPROVED" || leave.start_date === leave.end_date) return null;
  return (
    <>
      <Form.Item label={t("cancel.extent")}>
        <Segments
          block
          aria-label={t("cancel.extent")}
          value={from === undefined ? "whole" : "rest"}
          onChange={(value) => onFrom(value === "whole" ? undefined : second)}
          options={(["whole", "rest"] as const).map((value) => ({ value, label: t(`cancel.${value}`) }))}
        />
      </Form.Item>
      {from !== undefined && (
        <Form.Item label={t("cancel.from")} htmlFor="from_date">
          <Input
            id="from_date"
            type="date"
            min={second}
            max={leave.end_date}
            value={from}
            onChange={({ target }) => isDay(target.value) && onFrom(target.value)}
          />
        </Form.Item>
      )}
    </>
  );
}

const LONGEST_REASON = 1000;

function Reason({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation("leaves");
  return (
    <Form.Item label={t("cancel.reason")} htmlFor="cancel_reason" extra={t("cancel.needReason")}>
      <Input.TextArea
        id="cancel_reason"
        rows={2}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={({ target }) => onReason(target.value)}
      />
    </Form.Item>
  );
}
