import { useSuspenseQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { Effect, Site } from "@/api/types";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { type Columns, DataTable } from "@/components/DataTable";
import { Pill, type Tone } from "@/components/Pill";
import { plainHours } from "@/lib/formatHours";
import { useLocale } from "@/lib/i18n";

import { organizationQueries } from "./organizationApi";
import { PlaceRefusal } from "./PlaceRefusal";
import styles from "./places.module.css";

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

const TONES: Record<Effect["outcome"], Tone> = { REPRICED: "accent", CANCELLED: "rejected", KEPT: "pending" };

function Effects({ location, weekend }: { location: number; weekend: number[] }) {
  const { t } = useTranslation("organization");
  const locale = useLocale();
  const { data: affected } = useSuspenseQuery(organizationQueries.weekendEffect(location, weekend));
  if (affected.length === 0) return <p>{t("effect.none")}</p>;
  const columns: Columns<Effect> = [
    { key: "request", header: t("effect.column.request"), cell: ({ request }) => t("effect.request", { id: request }) },
    {
      key: "hours",
      header: t("effect.column.hours"),
      cell: ({ hours_before, hours_after }) =>
        t("effect.hours", { before: plainHours(hours_before, locale), after: plainHours(hours_after, locale) }),
      isMuted: true,
    },
    {
      key: "outcome",
      header: t("effect.column.outcome"),
      cell: ({ outcome }) => <Pill tone={TONES[outcome]}>{t(`effect.outcome.${outcome}`)}</Pill>,
    },
  ];
  return (
    <div className={styles.effects}>
      <p>
        <strong>{t("effect.some", { count: affected.length })}</strong> {t("effect.told")}
      </p>
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="region" aria-label={t("effect.list")} tabIndex={0}>
        <DataTable label={t("effect.list")} columns={columns} rows={affected} rowKey={({ request }) => request} />
      </div>
    </div>
  );
}
