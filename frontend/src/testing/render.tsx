import { QueryClientProvider } from "@tanstack/react-query";
import { render as renderBare } from "@testing-library/react";
import { ConfigProvider } from "antd";
import { type ReactNode, Suspense } from "react";
import { MemoryRouter } from "react-router";

import { createQueryClient } from "@/api/queryClient";
import { Toasts } from "@/components/Toasts";

// No generated styles and no motion: a simulated page paints nothing, and computing them takes seconds per test.
const TEST_THEME = { zeroRuntime: true, token: { motion: false } };

/** Render inside the app's providers, with a cache of its own. */
export function render(ui: ReactNode, { at = "/" }: { at?: string } = {}) {
  const client = createQueryClient();
  return {
    client,
    ...renderBare(
      <QueryClientProvider client={client}>
        <ConfigProvider theme={TEST_THEME} wave={{ disabled: true }}>
          <MemoryRouter initialEntries={[at]}>
            <Suspense fallback="Loading">{ui}</Suspense>
            <Toasts />
          </MemoryRouter>
        </ConfigProvider>
      </QueryClientProvider>,
    ),
  };
}
