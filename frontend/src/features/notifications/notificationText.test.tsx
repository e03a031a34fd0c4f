import { renderHook, waitFor } from "@testing-library/react";
import { act, type ReactNode, Suspense } from "react";
import { afterEach, expect, test } from "vitest";

import type { AppNotification } from "@/api/types";
import { type Language, speak } from "@/lib/i18n";

import { targetOf, useNotificationText } from "./notificationText";

afterEach(() => speak("en"));

const LEAVE = {
  person: "Linh Nguyen",
  actor: "Minh Tran",
  category: "Vacation",
  category_code: "VACATION",
  start_date: "2026-12-21",
  end_date: "2026-12-22",
  hours: "16.00",
  status: "PENDING",
};
const TRIP = { person: "Linh Nguyen", place: "Huế, Vietnam", start_date: "2026-12-21", end_date: "2026-12-22" };

const told = (
  notification_type: AppNotification["notification_type"],
  link: string,
  params: Record<string, unknown> = LEAVE,
): AppNotification => ({
  id: 1,
  notification_type,
  title: "From the server",
  message: "From the server.",
  params: params as AppNotification["params"],
  is_read: false,
  related_object_id: 7,
  link,
  created_at: "2026-11-20T08:00:00Z",
  updated_at: "2026-11-20T08:00:00Z",
});

const OWN = "/my-leaves?request=7";
const THEIRS = "/manager-ticket?request=7";
const EN = "Vacation, 21–22 Dec 2026, 2 days";
const VI = "Nghỉ phép năm, 21–22 thg 12, 2026, 2 ngày";

async function words(notification: AppNotification, language: Language) {
  await act(() => speak(language));
  const wrapper = ({ children }: { children: ReactNode }) => <Suspense>{children}</Suspense>;
  const { result } = renderHook(() => useNotificationText(), { wrapper });
  await waitFor(() => expect(result.current).toBeTypeOf("function"));
  const { title, message } = result.current(notification);
  return [title, message].map((text) => text.replaceAll(/\s*–\s*/g, "–"));
}

test.each<[AppNotification, [string, string], [string, string]]>([
  [told("LEAVE_SUBMITTED", THEIRS), ["Linh Nguyen asks for leave", EN], ["Linh Nguyen xin nghỉ phép", VI]],
  [told("LEAVE_SUBMITTED", OWN), ["Minh Tran recorded leave for you", EN], ["Minh Tran đã ghi phép cho bạn", VI]],
  [
    told("LEAVE_SUBMITTED", THEIRS, { ...LEAVE, status: "APPROVED" }),
    ["Linh Nguyen is on leave", EN],
    ["Linh Nguyen nghỉ phép", VI],
  ],
  [told("LEAVE_UPDATED", THEIRS), ["Linh Nguyen changed a request", EN], ["Linh Nguyen đã sửa yêu cầu", VI]],
  [
    told("LEAVE_UPDATED", THEIRS, { ...LEAVE, status: "APPROVED" }),
    ["Leave of Linh Nguyen was shortened", EN],
    ["Kỳ nghỉ của Linh Nguyen được rút ngắn", VI],
  ],
  [
    told("LEAVE_UPDATED", OWN, { ...LEAVE, reason: "Back early." }),
    ["Your leave was shortened", `${EN}. Minh Tran: Back early.`],
    ["Kỳ nghỉ của bạn được rút ngắn", `${VI}. Minh Tran: Back early.`],
  ],
  [
    told("LEAVE_APPROVED", OWN),
    ["Your leave is approved", `${EN}. Approved by Minh Tran.`],
    ["Yêu cầu nghỉ của bạn được duyệt", `${VI}. Người duyệt: Minh Tran.`],
  ],
  [
    told("LEAVE_REJECTED", OWN, { ...LEAVE, reason: "The release is then." }),
    ["Your leave is rejected", "Vacation, 21–22 Dec 2026. Minh Tran: The release is then."],
    ["Yêu cầu nghỉ của bạn bị từ chối", "Nghỉ phép năm, 21–22 thg 12, 2026. Minh Tran: The release is then."],
  ],
  [told("LEAVE_CANCELLED", THEIRS), ["Leave of Linh Nguyen is cancelled", EN], ["Kỳ nghỉ của Linh Nguyen đã hủy", VI]],
  [
    told("LEAVE_CANCELLED", OWN, { ...LEAVE, actor: null }),
    ["Your leave is cancelled", `${EN}. The system`],
    ["Kỳ nghỉ của bạn đã bị hủy", `${VI}. Hệ thống`],
  ],
  [
    told("LEAVE_REPRICED", OWN, { ...LEAVE, hours_before: "24.00" }),
    [
      "Your leave counts 2 days now",
      "Vacation, 21–22 Dec 2026. It was 3 days: holidays or working days have changed.",
    ],
    [
      "Kỳ nghỉ của bạn nay tính 2 ngày",
      "Nghỉ phép năm, 21–22 thg 12, 2026. Trước đây là 3 ngày: ngày lễ hoặc ngày làm việc đã thay đổi.",
    ],
  ],
  [
    told("TURN_MOVED", THEIRS, { ...LEAVE, is_yours: true }),
    ["The leave of Linh Nguyen is yours to decide now", EN],
    ["Nay bạn quyết định kỳ nghỉ của Linh Nguyen", VI],
  ],
  [
    told("TURN_MOVED", THEIRS, { ...LEAVE, is_yours: false }),
    ["Somebody else decides on the leave of Linh Nguyen", EN],
    ["Người khác quyết định kỳ nghỉ của Linh Nguyen", VI],
  ],
  [
    told("TRIP_BOOKED", "/business-trips?trip=7", TRIP),
    ["Linh Nguyen travels for work", "Huế, Vietnam, 21–22 Dec 2026"],
    ["Linh Nguyen đi công tác", "Huế, Vietnam, 21–22 thg 12, 2026"],
  ],
  [
    told("TRIP_CANCELLED", "/business-trips?trip=7", { ...TRIP, place: "" }),
    ["Linh Nguyen cancelled a business trip", "21–22 Dec 2026"],
    ["Linh Nguyen đã hủy chuyến công tác", "21–22 thg 12, 2026"],
  ],
  [
    told("BALANCE_ADJUSTED", "/profile?year=2026&category=1", {
      category: "Vacation",
      category_code: "VACATION",
      balance_year: 2026,
      hours: "-4.00",
      actor: "Hoa Pham",
    }),
    ["Your balance was adjusted", "Vacation 2026: −4 h, by Hoa Pham"],
    ["Số phép của bạn được điều chỉnh", "Nghỉ phép năm 2026: −4 giờ, bởi Hoa Pham"],
  ],
  [
    told("ROLE_CHANGED", "/profile", { old_role: "EMPLOYEE", new_role: "HR" }),
    ["You are an HR officer now", "You were an employee before."],
    ["Vai trò của bạn nay là nhân sự", "Trước đây bạn là nhân viên."],
  ],
])("$notification_type at $link is worded in both languages", async (notification, english, vietnamese) => {
  expect(await words(notification, "en")).toEqual(english);
  expect(await words(notification, "vi")).toEqual(vietnamese);
});

test("a type this client does not know keeps the server's words", async () => {
  expect(await words(told("LATER" as never, OWN), "vi")).toEqual(["From the server", "From the server."]);
});

test("a click leads to the thing, and never to another site", () => {
  expect(targetOf(told("TRIP_BOOKED", "/business-trips?trip=7", TRIP))).toBe("/business-trips?trip=7");
  expect(targetOf(told("LEAVE_APPROVED", "//elsewhere.example"))).toBe("/dashboard");
  expect(targetOf(told("LEAVE_APPROVED", "https://elsewhere.example"))).toBe("/dashboard");
});
