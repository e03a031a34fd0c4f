import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";

import { formatRange } from "@/lib/dates";
import { useLocale } from "@/lib/i18n";

import { leaveQueries } from "./leaveApi";

type Props = { id: number; href: string; unnamed: string };

/** Leads to a request, and says whose it is as soon as that is known. */
export function RequestLink({ id, href, unnamed }: Props) {
  const locale = useLocale();
  const { data: leave } = useQuery(leaveQueries.detail(id));
  return (
    <Link to={href}>
      {leave ? `${leave.user.name}, ${formatRange(leave.start_date, leave.end_date, locale)}` : unnamed}
    </Link>
  );
}
