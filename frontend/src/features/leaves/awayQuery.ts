import { addDays, type Day } from "@/lib/dates";

import { leaveQueries } from "./leaveApi";

/** The longest the calendar answers at once. */
const DAYS_AHEAD = 61;

/** Two months of the team's absences and holidays in one request, for all that looks ahead on a page. */
export const awayQuery = (today: Day, department: number | undefined) =>
  leaveQueries.away(today, addDays(today, DAYS_AHEAD), department);
