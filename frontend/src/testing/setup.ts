import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";

import { tokens } from "@/api/tokens";
import { startLanguage } from "@/lib/i18n";

import { server } from "./server";

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(async () => {
  server.listen({ onUnhandledFrame: "error" });
  await startLanguage("en");
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  tokens.clear();
  localStorage.clear();
});

afterAll(() => server.close());
