import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ApproverOption, Ref } from "@/api/types";
import { useSettled } from "@/lib/useSettled";

import { userQueries } from "./userApi";

type Props = {
  /** Given by the form field around it. */
  id?: string;
  value?: number | null;
  onChange?: (id: number) => void;
  label?: string;
  placeholder: string;
  /** Who is set already, also when they could not be chosen any more. */
  current?: Ref | null;
  disabled?: boolean;
  /** The company they must be of. */
  entity?: number | undefined;
  accepts?: (option: ApproverOption) => boolean;
};

/** Who may decide on leave: active managers and above, found by name or e-mail. */
export function ApproverSelect({ current = null, entity, accepts, label, value, disabled = false, ...field }: Props) {
  const { t } = useTranslation("people");
  const [text, setText] = useState("");
  const search = useSettled(text);
  const [isOpened, setOpened] = useState(false);
  const { data = [], isFetching } = useQuery({
    ...userQueries.approverOptions(search, entity),
    placeholderData: keepPreviousData,
    enabled: isOpened && !disabled,
  });
  const found = optionsOf(accepts ? data.filter(accepts) : data);
  return (
    <Select
      {...field}
      {...(label && { "aria-label": label })}
      allowClear
      disabled={disabled}
      onOpenChange={(isOpen) => isOpen && setOpened(true)}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      notFoundContent={t("pick.none")}
      value={value ?? undefined}
      options={search === "" ? withCurrent(found, current) : found}
    />
  );
}

type Option = { value: number; label: string };

const optionsOf = (people: ApproverOption[]): Option[] =>
  people.map(({ id, name, entity }) => ({ value: id, label: entity ? `${name} (${entity.name})` : name }));

const withCurrent = (options: Option[], current: Ref | null): Option[] =>
  current === null || options.some(({ value }) => value === current.id)
    ? options
    : [{ value: current.id, label: current.name }, ...options];
