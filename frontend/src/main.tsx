import "@fontsource-variable/inter/wght.css";
import "@/styles/vietnamese.css";
import "virtual:theme.css";
import "@/styles/global.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "@/app/App";
import { startLanguage } from "@/lib/i18n";
import { followSystemScheme } from "@/lib/scheme";

followSystemScheme();
await startLanguage();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
