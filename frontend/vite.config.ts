import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

import { staticAntd } from "./build/staticAntd.ts";
import { themeStyles } from "./build/themeStyles.ts";

export default defineConfig({
  plugins: [react(), themeStyles(), staticAntd()],
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  build: {
    manifest: true,
    rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
  },
  server: { proxy: { "/api": process.env.API_ORIGIN ?? "http://127.0.0.1:8000" } },
});
