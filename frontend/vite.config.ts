import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { compression } from "vite-plugin-compression2";

import { staticAntd } from "./build/staticAntd.ts";
import { themeStyles } from "./build/themeStyles.ts";

/** The login, and what everything stands on. */
const START = /preload-helper|[\\/](?:node_modules|api|components|features|lib|locales|pages)[\\/]/;

export default defineConfig({
  // Compressed once here: the servers send the .gz beside each file as it is.
  plugins: [react(), themeStyles(), staticAntd(), compression({ algorithms: ["gzip"], threshold: 1024 })],
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  build: {
    manifest: true,
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      // A distant server answers a few files sooner than many small ones.
      output: {
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, "")}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], test: START, priority: 2 },
            // What something needs is used at least as often as itself: no chunk ever needs a later one of these.
            { name: "often", minShareCount: 6, priority: 1 },
            { name: "shared", minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": process.env.API_ORIGIN ?? "http://127.0.0.1:8000" } },
});
