import { CarryOutOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Initials } from "@/components/Initials";
import { useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { leaveQueries } from "@/features/leaves/leaveApi";
import { userQueries } from "@/features/users/userApi";
import { formatRange } from "@/lib/dates";
import { fullName } from "@/lib/fullName";
import { useLocale } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { useCategoryName } from "@/lib/useCategoryName";
import { useSettled } from "@/lib/useSettled";

import type { Command } from "./usePageCommands";

const LATEST = 5;
const SHORTEST_NAME = 2;

/** The person's latest requests. */
export function useRequestCommands(): Command[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const categoryName = useCategoryName();
  const navigate = useNavigate();
  const { data } = useQuery(leaveQueries.mine({ ordering: "-created_at", page_size: LATEST }));
  return (data?.results ?? []).map(({ id, category, start_date, end_date, status }) => ({
    id: `request-${id}`,
    label: `${categoryName(category)}, ${formatRange(start_date, end_date, locale)}`,
    hint: t(`status.${status}`),
    icon: <CarryOutOutlined />,
    run: () => void navigate(`${paths.myLeaves}?request=${id}`),
  }));
}

/** People by a part of their name or address, for those who look after them. */
export function usePeopleCommands(text: string): Command[] {
  const navigate = useNavigate();
  const mayLook = can(useMe(), "manage_people");
  const search = useSettled(text.trim());
  const isAsked = mayLook && search.length >= SHORTEST_NAME;
  const { data } = useQuery({ ...userQueries.list({ search, page: 1 }), enabled: isAsked });
  if (!isAsked) return [];
  return (data?.results ?? []).slice(0, LATEST).map((person) => ({
    id: `person-${person.id}`,
    label: fullName(person),
    hint: person.email,
    icon: <Initials name={fullName(person)} size="small" />,
    run: () => void navigate(`${paths.people}?person=${person.id}`),
  }));
}
