import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";

import app from "./vite.config.ts";

export default mergeConfig(
  app,
  defineConfig({
    test: {
      environment: "happy-dom",
      include: ["src/**/*.test.{ts,tsx}"],
      setupFiles: ["src/testing/setup.ts"],
      css: false,
      testTimeout: 30_000,
      restoreMocks: true,
      // By default one core would be left to transforming, which takes a hundredth of the time.
      maxWorkers: "100%",
    },
  }),
);
