import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Trip } from "@/api/types";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";
import { newKey } from "@/lib/newKey";
import { toast } from "@/lib/toasts";

import { useCancelTrip } from "./tripApi";
import { placeOf } from "./tripMoment";
import { TripRefusal } from "./TripRefusal";

/** Asks once. */
export function CancelTripDialog({ trip, onClose }: { trip: Trip; onClose: () => void }) {
  const { t } = useTranslation("trips");
  const locale = useLocale();
  const [key] = useState(newKey);
  const cancel = useCancelTrip(trip);
  const place = placeOf(trip);
  const range = formatRange(trip.start_date, trip.end_date, locale);
  const send = () =>
    cancel.mutate(
      { key },
      {
        onSuccess: () => {
          toast(t("cancel.done"));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t("cancel.title")}
      words={{ keep: t("cancel.keep"), go: t("cancel.open") }}
      isDanger
      isPending={cancel.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <p>{place ? t("cancel.textPlace", { place, range }) : t("cancel.text", { range })}</p>
      <TripRefusal problem={cancel.error} onReload={onClose} />
    </ConfirmDialog>
  );
}
