import type { APIRequestContext } from "@playwright/test";

import { apiAs } from "./company";
import { PASSWORD } from "./fixtures";

type Price = { hours: string; days: { date: string; reason: string; name: string }[]; problems: unknown[] };
export type Choice = { start: string; end: string; hours: number; holiday: string };

const API = "/api/v1";
const DAY = 86_400_000;
const NOTICE = 7;

/** Vacation over a public holiday that the person can really ask for, whatever the demo data hold. */
export async function daysOverAHoliday(request: APIRequestContext, email: string): Promise<Choice> {
  const login = await request.post(`${API}/auth/login/`, { data: { email, password: PASSWORD } });
  const { access } = (await login.json()) as { access: string };
  const headers = { Authorization: `Bearer ${access}` };
  const get = async <T>(path: string) => (await (await request.get(`${API}${path}`, { headers })).json()) as T;

  const categories = await get<{ id: number; code: string }[]>("/leaves/categories/");
  const category = categories.find(({ code }) => code === "VACATION")?.id;
  const soon = shifted(new Date().toISOString().slice(0, 10), NOTICE);
  for (const year of [Number(soon.slice(0, 4)), Number(soon.slice(0, 4)) + 1]) {
    const { results } = await get<{ results: { start_date: string }[] }>(`/leaves/holidays/?year=${year}&page_size=100`);
    for (const { start_date: holiday } of results.filter((each) => each.start_date > soon)) {
      const asked = { category, start_date: shifted(holiday, -1), end_date: shifted(holiday, 1) };
      const answer = await request.post(`${API}/leaves/requests/preview/`, { headers, data: asked });
      const price = (await answer.json()) as Price;
      const left = price.days.find(({ reason }) => reason === "HOLIDAY");
      if (price.problems.length === 0 && left && Number(price.hours) > 0) {
        return { start: asked.start_date, end: asked.end_date, hours: Number(price.hours), holiday: left.name };
      }
    }
  }
  throw new Error("No public holiday of this or next year is free for a vacation around it.");
}

const shifted = (day: string, count: number) =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + count * DAY).toISOString().slice(0, 10);

/** A Monday to Wednesday some weeks ahead that the person can ask for as vacation. */
export async function threeFreeDays(request: APIRequestContext, email: string): Promise<{ start: string; end: string }> {
  const { get, post } = await apiAs(request, email);
  const categories = await get<{ id: number; code: string }[]>("/leaves/categories/");
  const category = categories.find(({ code }) => code === "VACATION")?.id;
  const soon = shifted(new Date().toISOString().slice(0, 10), NOTICE);
  const monday = shifted(soon, (8 - new Date(soon).getUTCDay()) % 7);
  for (const week of Array.from({ length: 40 }, (_, index) => index)) {
    const asked = { start_date: shifted(monday, 7 * week), end_date: shifted(monday, 7 * week + 2) };
    const price = await post<Price>("/leaves/requests/preview/", { category, ...asked });
    const isInOneMonth = asked.start_date.slice(0, 7) === asked.end_date.slice(0, 7);
    if (isInOneMonth && price.problems.length === 0 && price.hours === "24.00") {
      return { start: asked.start_date, end: asked.end_date };
    }
  }
  throw new Error("No three working days of the next months are free.");
}
