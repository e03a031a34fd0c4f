import { useTranslation } from "react-i18next";

import type { TripStatus } from "@/api/types";
import { Choice } from "@/components/Choice";
import { FilterBar } from "@/components/FilterBar";
import { Segments } from "@/components/Segments";

import type { Whose } from "./useTripView";

type Change = { whose?: string | undefined; status?: string };
type Props = { whose: Whose; status: TripStatus | undefined; seesOthers: boolean; onChange: (change: Change) => void };

export function TripFilters({ whose, status, seesOthers, onChange }: Props) {
  const { t } = useTranslation(["trips", "translation"]);
  return (
    <FilterBar>
      {seesOthers && (
        <Segments<Whose>
          aria-label={t("whose.label")}
          value={whose}
          onChange={(next) => onChange({ whose: next === "all" ? next : undefined })}
          options={(["mine", "all"] as const).map((value) => ({ value, label: t(`whose.${value}`) }))}
        />
      )}
      <Choice
        label={t("translation:leave.status")}
        value={status ?? ""}
        onChange={(value) => onChange({ status: value })}
        options={[
          { value: "", label: t("anyStatus") },
          { value: "ACTIVE", label: t("booked") },
          { value: "CANCELLED", label: t("moment.cancelled") },
        ]}
      />
    </FilterBar>
  );
}
