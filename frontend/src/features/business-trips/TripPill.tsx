import { CheckOutlined, ClockCircleFilled, EnvironmentFilled, MinusCircleFilled } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Trip } from "@/api/types";
import { Pill, type Tone } from "@/components/Pill";
import type { Day } from "@/lib/dates";

import { type Moment, momentOf } from "./tripMoment";

const LOOK: Record<Moment, { tone: Tone; icon: ReactNode }> = {
  ahead: { tone: "accent", icon: <ClockCircleFilled /> },
  now: { tone: "approved", icon: <EnvironmentFilled /> },
  over: { tone: "cancelled", icon: <CheckOutlined /> },
  cancelled: { tone: "cancelled", icon: <MinusCircleFilled /> },
};

export function TripPill({ trip, today }: { trip: Trip; today: Day }) {
  const { t } = useTranslation("trips");
  const moment = momentOf(trip, today);
  return <Pill {...LOOK[moment]}>{t(`moment.${moment}`)}</Pill>;
}
