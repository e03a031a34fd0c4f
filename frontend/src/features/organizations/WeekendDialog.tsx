import { useSuspenseQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { Site } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";

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
    <Modal
      open
      title={t("effect.title")}
      onCancel={onClose}
      footer={[
        <Button key="keep" onClick={onClose}>
          {t("translation:common.cancel")}
        </Button>,
        <Button key="go" type="primary" loading={isPending} onClick={onConfirm}>
          {t("effect.confirm")}
        </Button>,
      ]}
    >
      <Boundary skeleton={<Bones shape="row" count={3} />}>
        <Effects location={site.id} weekend={weekend} />
      </Boundary>
      <PlaceRefusal problem={problem} />
    </Modal>
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
