import type { APIRequestContext } from "@playwright/test";

import { HR, PASSWORD } from "./people";

const API = "/api/v1";

/** Asks the API as somebody, beside the browser. */
export async function apiAs(request: APIRequestContext, email: string) {
  const login = await request.post(`${API}/auth/login/`, { data: { email, password: PASSWORD } });
  const { access } = (await login.json()) as { access: string };
  const headers = { Authorization: `Bearer ${access}` };
  return {
    get: async <T>(path: string) => (await (await request.get(`${API}${path}`, { headers })).json()) as T,
    post: async <T>(path: string, data: object) =>
      (await (await request.post(`${API}${path}`, { headers, data })).json()) as T,
    put: async <T>(path: string, data: object) =>
      (await (await request.put(`${API}${path}`, { headers, data })).json()) as T,
  };
}

type Person = { id: number; email: string; first_name: string; last_name: string; role: string; entity: { id: number } };

/** A colleague of the person who may not decide anything for them. */
export async function aPeerOf(request: APIRequestContext, email: string): Promise<Person> {
  const hr = await apiAs(request, HR);
  const { results } = await hr.get<{ results: Person[] }>("/users/?role=EMPLOYEE&is_active=true&page_size=100");
  const peer = results.find((person) => person.email !== email && person.entity && !person.email.startsWith("new-"));
  if (!peer) throw new Error("Nobody else works in the demo company.");
  return peer;
}
