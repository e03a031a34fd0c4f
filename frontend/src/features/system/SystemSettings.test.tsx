import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import type { Setting } from "@/api/types";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { SystemSettings } from "./SystemSettings";

const setting = (name: string, value: string | null, unit: Setting["unit"], variable: string | null = null): Setting => ({
  group: "LOGINS",
  name,
  value,
  unit,
  description: `About ${name}`,
  variable,
});

beforeEach(() => tokens.store("token"));

test("settings are read as people say them, with what sets them", async () => {
  server.use(
    http.get(api("/settings/"), () =>
      HttpResponse.json([
        setting("access_token_lifetime", "3600", "SECONDS", "ACCESS_TOKEN_SECONDS"),
        setting("refresh_grace", "90", "SECONDS"),
        setting("upload_size", "5242880", "BYTES"),
        setting("read_calls", null, "CALLS_PER_MINUTE", "RATE_LIMIT_FACTOR"),
        setting("sign_up", "false", "FLAG"),
        setting("something_new", "7", "YEARS"),
      ]),
    ),
  );
  render(<SystemSettings />);

  const table = await screen.findByRole("table", { name: "Signing in" });
  const rows = within(table).getAllByRole("row").slice(1);
  expect(rows.map((row) => Array.from(row.children, ({ textContent }) => textContent))).toEqual([
    ["An access token is accepted for", "1 hour", "ACCESS_TOKEN_SECONDS"],
    ["A spent refresh token is forgiven for", "90 seconds", "fixed"],
    ["Largest attachment", "5 MB", "fixed"],
    ["Reads of one person", "No limit", "RATE_LIMIT_FACTOR"],
    ["People may sign up by themselves", "Off", "fixed"],
    ["About something_new", "7 years", "fixed"],
  ]);
});
