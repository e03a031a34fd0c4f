import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Team } from "@/api/types";

import { organizationQueries } from "./organizationApi";
import type { Place } from "./organizationCommands";
import { PlaceRefusal } from "./PlaceRefusal";
import styles from "./places.module.css";
import { usePlaceForm } from "./usePlaceForm";

const NAME_AT_MOST = 150;
/** A select knows no null. */
const WHOLE = 0;
type Values = { department_name: string; location: number };
type Props = { entity: number; team?: Team; at?: number | undefined; onDone: (place: Place) => void };

export function DepartmentForm({ entity, team, at, onDone }: Props) {
  const { t } = useTranslation(["organization", "translation"]);
  const { data: sites = [], isLoading } = useQuery(organizationQueries.sites(entity));
  const { form, typed, send, isPending, problem } = usePlaceForm<Values>({ kind: "departments", id: team?.id, onDone });
  const choices = sites.filter(({ id, is_active }) => is_active || id === team?.location);
  const finish = ({ department_name, location }: Values) => {
    const values = { department_name, location: location === WHOLE ? null : location };
    send(team ? values : { ...values, entity });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={valuesOf(team, at)}
      onValuesChange={typed}
      onFinish={finish}
    >
      <Form.Item
        name="department_name"
        label={t("name")}
        rules={[{ required: true, whitespace: true, message: t("translation:form.required") }]}
      >
        <Input maxLength={NAME_AT_MOST} autoFocus={!team} />
      </Form.Item>
      <Form.Item name="location" label={t("where")} {...(team && { extra: t("whereHint") })}>
        <Select
          loading={isLoading}
          options={[
            { value: WHOLE, label: t("whole") },
            ...choices.map(({ id, location_name }) => ({ value: id, label: location_name })),
          ]}
        />
      </Form.Item>
      <PlaceRefusal problem={problem} occupants={team && { entity, department: team.id }} />
      <Button className={styles.submit ?? ""} type="primary" htmlType="submit" loading={isPending}>
        {team ? t("save") : t("create")}
      </Button>
    </Form>
  );
}

const valuesOf = (team: Team | undefined, at: number | undefined) =>
  team ? { department_name: team.department_name, location: team.location ?? WHOLE } : { location: at ?? WHOLE };
