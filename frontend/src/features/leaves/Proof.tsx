import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ATTACHMENT, uploadAttachment } from "@/api/attachments";
import { categoriesQuery } from "@/api/categories";
import type { LeaveRequestDetail, LeaveStatus } from "@/api/types";
import { Part } from "@/components/Detail";
import { FileField } from "@/components/FileField";
import { ProblemAlert } from "@/components/ProblemAlert";
import { addDays, type Day, formatDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { toast } from "@/lib/toasts";
import { useCommandKey } from "@/lib/useCommandKey";

import { AttachmentLink } from "./AttachmentLink";
import { useAddAttachment, useReloadLeave } from "./leaveCommands";
import { remedyOf } from "./remedy";

const ATTACHABLE_DAYS = 30;

const LIVE: LeaveStatus[] = ["PENDING", "APPROVED"];

type Props = { leave: LeaveRequestDetail; today: Day; isOwn: boolean };

/** The document of a request: to look at, and for its owner to add or replace as long as that counts. */
export function Proof({ leave, today, isOwn }: Props) {
  const { t } = useTranslation("leaves");
  const isRequired = useIsRequired(leave);
  const until = addDays(leave.end_date, ATTACHABLE_DAYS);
  const mayAdd = isOwn && isRequired && LIVE.includes(leave.status) && today <= until;
  if (!leave.attachment && !mayAdd) return null;
  return (
    <Part title={t("detail.attachment")}>
      {leave.attachment && <AttachmentLink attachment={leave.attachment} />}
      {mayAdd && <Adding leave={leave} until={until} />}
    </Part>
  );
}

function useIsRequired({ category }: LeaveRequestDetail): boolean {
  const { data: categories } = useQuery(categoriesQuery());
  return categories?.find(({ id }) => id === category.id)?.requires_attachment ?? false;
}

function Adding({ leave, until }: { leave: LeaveRequestDetail; until: Day }) {
  const { t } = useTranslation("leaves");
  const locale = useLocale();
  const { key, renew } = useCommandKey();
  const add = useAddAttachment();
  const reload = useReloadLeave();
  const send = (attachment: number) =>
    add.mutate(
      { key, request: leave, attachment },
      {
        onSuccess: () => {
          toast(t("detail.added"));
          renew();
        },
      },
    );
  return (
    <>
      <FileField
        label={t("detail.add")}
        hint={leave.attachment ? undefined : t("detail.missing", { day: formatDay(until, locale) })}
        value={null}
        onChange={(stored) => stored && send(stored.id)}
        upload={uploadAttachment}
        rules={ATTACHMENT}
      />
      {add.error && (
        <ProblemAlert problem={add.error} onRetry={remedyOf(add.error, { again: () => send(add.variables.attachment), reload })} />
      )}
    </>
  );
}
