import { useQuery } from "@tanstack/react-query";
import { Form, type FormInstance, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Ref } from "@/api/types";
import { fold } from "@/lib/fold";

import { organizationQueries } from "./organizationApi";

type Held = { entity: Ref | null; location: Ref | null; department: Ref | null };
type Props = {
  form: FormInstance;
  /** Where somebody is already, also when it has been deactivated since. */
  current?: Held;
};

/** Company, location and department, each narrowing the next. */
export function PlaceFields({ form, current }: Props) {
  const { t } = useTranslation();
  const entity = Form.useWatch<number | undefined>("entity", form);
  const location = Form.useWatch<number | undefined>("location", form);
  // Where somebody is already is known by name; the others are asked for when they are wanted.
  const [isAsked, setAsked] = useState(current === undefined);
  const onOpenChange = (isOpen: boolean) => isOpen && setAsked(true);
  const entities = useQuery({ ...organizationQueries.entities(), enabled: isAsked });
  const locations = useQuery({ ...organizationQueries.locations(entity), enabled: isAsked && entity !== undefined });
  const departments = useQuery({ ...organizationQueries.departments(location), enabled: isAsked && location !== undefined });
  const rules = [{ required: true, message: t("form.required") }];
  const held = stillHeld(current, entity, location);
  return (
    <>
      <Form.Item name="entity" label={t("person.entity")} rules={rules}>
        <Select
          onOpenChange={onOpenChange}
          {...searched(entities.isLoading)}
          options={withHeld(held.entity, entities.data, "entity_name")}
          onChange={() => form.setFieldsValue({ location: undefined, department: undefined })}
        />
      </Form.Item>
      <Form.Item name="location" label={t("person.location")} rules={rules}>
        <Select
          disabled={entity === undefined}
          onOpenChange={onOpenChange}
          {...searched(locations.isLoading)}
          options={withHeld(held.location, locations.data, "location_name")}
          onChange={() => form.setFieldsValue({ department: undefined })}
        />
      </Form.Item>
      <Form.Item name="department" label={t("person.department")} rules={rules}>
        <Select
          disabled={location === undefined}
          onOpenChange={onOpenChange}
          {...searched(departments.isLoading)}
          options={withHeld(held.department, departments.data, "department_name")}
        />
      </Form.Item>
    </>
  );
}

/** Found by typing, with or without marks; nothing is said to be missing before it has arrived. */
const searched = (isLoading: boolean) => ({
  loading: isLoading,
  ...(isLoading && { notFoundContent: null }),
  showSearch: { filterOption: (typed: string, option?: { label: string }) => fold(option?.label ?? "").includes(fold(typed)) },
});

/** The places of `current` that still go with what has been chosen above them. */
function stillHeld(current: Held | undefined, entity: number | undefined, location: number | undefined): Partial<Held> {
  if (!current || entity !== current.entity?.id) return { entity: current?.entity ?? null };
  return location === current.location?.id ? current : { ...current, department: null };
}

type Named<Name extends string> = { id: number } & Record<Name, string>;

function withHeld<Name extends string>(held: Ref | null | undefined, places: Named<Name>[] | undefined, name: Name) {
  const options = (places ?? []).map((place): { value: number; label: string } => ({ value: place.id, label: place[name] }));
  const isMissing = held && !options.some(({ value }) => value === held.id);
  return isMissing ? [{ value: held.id, label: held.name }, ...options] : options;
}
