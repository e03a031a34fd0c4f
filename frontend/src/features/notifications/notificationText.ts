import { useTranslation } from "react-i18next";

import type { AppNotification, Role } from "@/api/types";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { useAmount } from "@/lib/useAmount";
import { useKindName } from "@/lib/useCategoryName";

/** A notification worded in the reader's language from its type and parameters; unknown types keep the server's words. */
export function useNotificationText() {
  const { t, i18n } = useTranslation("notifications");
  const facts = useFacts();
  return (notification: AppNotification): { title: string; message: string } => {
    const { notification_type: type, title, message } = notification;
    if (!i18n.exists(`types.${type}.title`, { ns: "notifications" })) return { title, message };
    const words = { ...facts(notification), context: variantOf(notification) };
    return {
      title: t(`types.${type}.title`, words),
      message: t(`types.${type}.message`, words).trim(),
    };
  };
}

/** The parameters as words of the reader's language. */
function useFacts() {
  const { t } = useTranslation("notifications");
  const kindName = useKindName();
  const locale = useLocale();
  const amount = useAmount();
  const roleOf = (role: unknown) => (typeof role === "string" ? t(`role.${role as Role}`) : "");
  const amountOf = (hours: unknown) => (typeof hours === "string" ? amount(hours) : "");
  return ({ params }: AppNotification) => {
    const { start_date: start, end_date: end, hours } = params;
    return {
      ...params,
      actor: params["actor"] ?? t("system"),
      reason: params["reason"] ?? "",
      category: kindName(String(params["category_code"] ?? ""), String(params["category"] ?? "")),
      range: typeof start === "string" && typeof end === "string" ? formatRange(start, end, locale) : "",
      amount: amountOf(hours),
      amountBefore: amountOf(params["hours_before"]),
      sign: Number(hours) < 0 ? "−" : "+",
      place: params["place"] ? `${params["place"]}, ` : "",
      old: roleOf(params["old_role"]),
      new: roleOf(params["new_role"]),
    };
  };
}

/** The same type says different things to the person on leave, and about leave that needed no approval. */
function variantOf({ link, params, notification_type: type }: AppNotification): string | undefined {
  if (link.startsWith("/my-leaves")) return "own";
  if (type === "LEAVE_SUBMITTED" && params["status"] === "APPROVED") return "taken";
  if (type === "LEAVE_UPDATED" && params["status"] === "APPROVED") return "shortened";
  return type === "TURN_MOVED" && params["is_yours"] ? "yours" : undefined;
}

/** Where a click leads: a path of this client, never elsewhere. */
export const targetOf = ({ link }: AppNotification): string => (/^\/(?![/\\])/.test(link) ? link : "/dashboard");
