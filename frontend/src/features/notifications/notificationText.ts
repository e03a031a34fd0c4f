import { useTranslation } from "react-i18next";

import type { AppNotification } from "@/api/types";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";

/** A notification worded in the reader's language from its type and parameters; unknown types keep the server's words. */
export function useNotificationText() {
  const { t, i18n } = useTranslation();
  const locale = useLocale();
  const amount = useAmount();
  return (notification: AppNotification) => {
    const { notification_type: type, params, title, message } = notification;
    const key = `notifications.types.${type}`;
    if (!i18n.exists(`${key}.title`)) return { title, message };
    const { start_date: start, end_date: end, hours } = params;
    const facts = {
      ...params,
      reason: params["reason"] ?? "",
      actor: params["actor"] ?? t("ledger.system"),
      ...(typeof start === "string" && typeof end === "string" ? { range: formatRange(start, end, locale) } : {}),
      ...(typeof hours === "string" ? { amount: amount(hours), sign: Number(hours) < 0 ? "−" : "+" } : {}),
      context: variantOf(notification),
    };
    return {
      title: t(`${key}.title` as "notifications.title", facts),
      message: t(`${key}.message` as "notifications.title", facts).trim(),
    };
  };
}

/** The same type says different things to the person on leave, and about leave that needed no approval. */
function variantOf({ link, params, notification_type: type }: AppNotification): string | undefined {
  if (link.startsWith("/my-leaves")) return "own";
  return type === "LEAVE_SUBMITTED" && params["status"] === "APPROVED" ? "taken" : undefined;
}

/** Where a click leads: a path of this client, never elsewhere. */
export const targetOf = ({ link }: AppNotification): string => (/^\/(?![/\\])/.test(link) ? link : "/dashboard");
