import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { Site } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { ConfirmDialog } from "@/components/ConfirmDialog";

import { organizationQueries } from "./organizationApi";
import { PlaceRefusal } from "./PlaceRefusal";
import { useSlots } from "./slots";

type Props = {
  site: Site;
  weekend: number[];
  problem: Problem | null;
  isPending: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** What another weekend does to leave, before it does. */
export function WeekendDialog({ site, weekend, problem, isPending, onConfirm, onClose }: Props) {
  const { t } = useTranslation(["organization", "translation"]);
  return (
    <ConfirmDialog
      title={t("effect.title")}
      words={{ keep: t("translation:common.cancel"), go: t("effect.confirm") }}
      isPending={isPending}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Boundary skeleton={<Bones shape="row" count={3} />}>
        <Effects location={site.id} weekend={weekend} />
      </Boundary>
      <PlaceRefusal problem={problem} />
    </ConfirmDialog>
  );
}

function Effects({ location, weekend }: { location: number; weekend: number[] }) {
  const { t } = useTranslation("organization");
  const { effects } = useSlots();
  const { data: affected } = useSuspenseQuery(organizationQueries.weekendEffect(location, weekend));
  return (
    <>
      {effects(affected)}
      {affected.length > 0 && <p className="muted">{t("effect.told")}</p>}
    </>
  );
}
