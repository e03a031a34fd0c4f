import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Site } from "@/api/types";

import { organizationQueries } from "./organizationApi";
import type { Place } from "./organizationCommands";
import { PlaceRefusal } from "./PlaceRefusal";
import styles from "./places.module.css";
import { usePlaceForm } from "./usePlaceForm";
import { isSameWeekend, WeekendDays } from "./WeekendDays";
import { WeekendDialog } from "./WeekendDialog";

const NAME_AT_MOST = 150;
const DAYS_OF_WEEK = 7;
const UTC = "UTC";
type Values = { location_name: string; timezone: string; weekend: number[] };
type Props = { entity: number; site?: Site; onDone: (place: Place) => void };

/** Another weekend prices leave anew, so that its effect is shown before it is sent. */
export function LocationForm({ entity, site, onDone }: Props) {
  const { t } = useTranslation(["organization", "translation"]);
  const [asked, setAsked] = useState<Values>();
  const done = (place: Place) => {
    setAsked(undefined);
    onDone(place);
  };
  const editing = usePlaceForm<Values>({ kind: "locations", id: site?.id, onDone: done });
  const finish = (values: Values) => {
    if (site && !isSameWeekend(site.weekend, values.weekend)) setAsked(values);
    else editing.send(site ? values : { ...values, entity });
  };
  return (
    <Form
      form={editing.form}
      layout="vertical"
      requiredMark={false}
      initialValues={site ?? { timezone: UTC, weekend: [6, 7] }}
      onValuesChange={editing.typed}
      onFinish={finish}
    >
      <Fields site={site} />
      {!asked && <PlaceRefusal problem={editing.problem} />}
      <Button className={styles.submit ?? ""} type="primary" htmlType="submit" loading={editing.isPending}>
        {site ? t("save") : t("create")}
      </Button>
      {site && asked && (
        <WeekendDialog
          site={site}
          weekend={asked.weekend}
          problem={editing.problem}
          isPending={editing.isPending}
          onConfirm={() => editing.send(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Form>
  );
}

function Fields({ site }: { site: Site | undefined }) {
  const { t } = useTranslation(["organization", "translation"]);
  // The one it has is known; the others are asked for when they are wanted.
  const [isAsked, setAsked] = useState(false);
  const held = site?.timezone ?? UTC;
  const { data: timezones = [held], isLoading } = useQuery({ ...organizationQueries.timezones(), enabled: isAsked });
  const required = [{ required: true, whitespace: true, message: t("translation:form.required") }];
  const leavesADay = (_: unknown, days: number[]) =>
    days.length < DAYS_OF_WEEK ? Promise.resolve() : Promise.reject(new Error(t("weekendEvery")));
  return (
    <>
      <Form.Item name="location_name" label={t("name")} rules={required}>
        <Input maxLength={NAME_AT_MOST} autoFocus={site === undefined} />
      </Form.Item>
      <Form.Item name="timezone" label={t("timezone")} extra={t("timezoneHint")} rules={required}>
        <Select
          showSearch
          loading={isLoading}
          onOpenChange={(isOpen) => isOpen && setAsked(true)}
          options={timezones.map((zone) => ({ value: zone, label: withOffset(zone) }))}
        />
      </Form.Item>
      <Form.Item name="weekend" label={t("weekend")} extra={t("weekendHint")} rules={[{ validator: leavesADay }]}>
        <WeekendDays />
      </Form.Item>
    </>
  );
}

/** "Asia/Bangkok (GMT+7)". */
function withOffset(zone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(new Date());
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value;
  return offset && zone !== UTC ? `${zone} (${offset})` : zone;
}
