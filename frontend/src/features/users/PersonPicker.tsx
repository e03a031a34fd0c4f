import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { fullName } from "@/lib/fullName";
import { useSettled } from "@/lib/useSettled";

import { userQueries } from "./userApi";

type Props = { label: string; placeholder: string; value: number | undefined; onChange: (id: number | undefined) => void };

/** Anybody the reader may look up, found by typing. It asks the server only once it is opened. */
export function PersonPicker({ label, placeholder, value, onChange }: Props) {
  const { t } = useTranslation("people");
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState("");
  const search = useSettled(text);
  const { data, isFetching } = useQuery({
    ...userQueries.matching(search),
    placeholderData: keepPreviousData,
    enabled: isOpen,
  });
  const chosen = useQuery({ ...userQueries.person(value ?? 0), enabled: value !== undefined });
  const found = (data?.results ?? []).map((user) => ({ value: user.id, label: fullName(user), email: user.email }));
  const options = chosen.data && !found.some((option) => option.value === value)
    ? [{ value: chosen.data.id, label: fullName(chosen.data), email: chosen.data.email }, ...found]
    : found;
  return (
    <Select
      aria-label={label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      placeholder={placeholder}
      notFoundContent={t("pick.none")}
      value={value}
      options={options}
      onOpenChange={setIsOpen}
      onChange={(id: number | undefined) => onChange(id)}
    />
  );
}
