import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import { Refusal } from "@/components/Refusal";
import { oneOf } from "@/lib/oneOf";

import { useRefreshTrips } from "./tripApi";

const OWN_WORDS = ["invalid_state", "leave_started"] as const;

type Props = { problem: Problem | null; onReload: () => void };

/** Why a trip stays as it is. */
export function TripRefusal({ problem, onReload }: Props) {
  const { t } = useTranslation("trips");
  const refresh = useRefreshTrips();
  const code = oneOf(OWN_WORDS, problem?.code);
  const reload = () => {
    onReload();
    refresh();
  };
  return <Refusal problem={problem} said={code && { title: t(`refused.${code}`) }} onReload={reload} />;
}
