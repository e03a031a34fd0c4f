import type { APIRequestContext } from "@playwright/test";

import { PASSWORD } from "./people";

const API = "/api/v1";
const DAY = 86_400_000;
const NOTICE = 60;
const LOOKED_AT = 280;

const addDays = (day: string, count: number): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + count * DAY).toISOString().slice(0, 10);

/** Working days that a person can really take, whatever the data hold. */
export async function freeDays(
  request: APIRequestContext,
  email: string,
  code: string,
  count: number,
): Promise<[string, ...string[]]> {
  const login = await request.post(`${API}/auth/login/`, { data: { email, password: PASSWORD } });
  const { access } = (await login.json()) as { access: string };
  const headers = { Authorization: `Bearer ${access}` };
  const categories = (await (await request.get(`${API}/leaves/categories/`, { headers })).json()) as {
    id: number;
    code: string;
  }[];
  const category = categories.find((each) => each.code === code)?.id;
  const today = new Date().toISOString().slice(0, 10);
  const found: string[] = [];
  for (let offset = NOTICE; offset < LOOKED_AT && found.length < count; offset += 1) {
    const day = addDays(today, offset);
    const answer = await request.post(`${API}/leaves/requests/preview/`, {
      headers,
      data: { category, start_date: day, end_date: day },
    });
    const price = (await answer.json()) as { problems: unknown[] };
    if (price.problems.length === 0) found.push(day);
  }
  const [first, ...others] = found;
  if (!first) throw new Error(`No day is free for ${code}.`);
  return [first, ...others];
}
