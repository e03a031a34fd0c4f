import { CommentOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { type ComponentRef, type Ref, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { LeaveRequestDetail } from "@/api/types";
import { Notice } from "@/components/Notice";

import styles from "./DecisionBar.module.css";
import { DecisionButtons } from "./DecisionButtons";
import { useApprovalKeys } from "./useApprovalKeys";
import type { Decisions } from "./useDecisions";

const LONGEST_COMMENT = 1000;

type Props = { leave: LeaveRequestDetail; mayOverride: boolean; decisions: Decisions };

/** Approve, with a comment if one likes, or reject. Its keys work only while the request is on the screen. */
export function DecisionBar({ leave, mayOverride, decisions }: Props) {
  const { t } = useTranslation("approvals");
  const field = useRef<Field>(null);
  const [comment, setComment] = useState<string>();
  const { isBlocked, isOverride } = missingDocument(leave, mayOverride);
  const isCommenting = isOverride || comment !== undefined;
  const written = comment?.trim();

  const approve = () => {
    if (isBlocked) return;
    if (isOverride && !written) field.current?.focus();
    else decisions.approve(leave, written);
  };
  useApprovalKeys(!decisions.isRejecting, { a: approve, r: () => decisions.reject(leave) });

  return (
    <footer className={styles.bar}>
      {(isBlocked || isOverride) && (
        <Notice tone="warning" title={t("missing")}>
          {isOverride ? t("missingOverride") : t("missingAsk", { name: leave.user.name })}
        </Notice>
      )}
      {isCommenting && (
        <CommentField
          field={field}
          name={leave.user.name}
          isNeeded={isOverride}
          value={comment}
          onChange={setComment}
        />
      )}
      <div className={styles.buttons}>
        {!isCommenting && (
          <Button type="text" icon={<CommentOutlined aria-hidden />} onClick={() => setComment("")}>
            {t("addComment")}
          </Button>
        )}
        <DecisionButtons
          request={leave}
          isBlocked={isBlocked}
          isApproving={decisions.approving === leave.id}
          onApprove={approve}
          onReject={() => decisions.reject(leave)}
        />
      </div>
    </footer>
  );
}

/** Without a document it needs, a request waits for it; overseers may go on, and then have to say why. */
function missingDocument(leave: LeaveRequestDetail, mayOverride: boolean) {
  const isMissing = leave.warnings.length > 0;
  return { isBlocked: isMissing && !mayOverride, isOverride: isMissing && mayOverride };
}

type Field = ComponentRef<typeof Input.TextArea>;
type CommentProps = {
  field: Ref<Field>;
  name: string;
  isNeeded: boolean;
  value: string | undefined;
  onChange: (text: string) => void;
};

function CommentField({ field, name, isNeeded, value, onChange }: CommentProps) {
  const { t } = useTranslation("approvals");
  const id = useId();
  return (
    <div className={styles.comment}>
      <label htmlFor={id}>{t("comment", { name })}</label>
      <Input.TextArea
        id={id}
        ref={field}
        rows={2}
        maxLength={LONGEST_COMMENT}
        aria-describedby={`${id}-hint`}
        // It appears because somebody asked for it, except where it is needed from the start.
        autoFocus={value !== undefined}
        value={value ?? ""}
        onChange={({ target }) => onChange(target.value)}
      />
      <span id={`${id}-hint`} className="muted">
        {isNeeded ? t("commentNeeded") : t("commentOptional", { name })}
      </span>
    </div>
  );
}
