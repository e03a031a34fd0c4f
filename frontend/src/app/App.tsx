import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import { Suspense } from "react";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";

import { createQueryClient } from "@/api/queryClient";
import { lastEnd, listenToLogin } from "@/api/refresh";
import { ConnectionBanner } from "@/components/ConnectionBanner";
import { Toasts } from "@/components/Toasts";
import { authQueries } from "@/features/auth/authApi";
import { AuthProvider } from "@/features/auth/AuthContext";
import { antTheme } from "@/styles/theme";

import { RouteError } from "./RouteError";
import { routes } from "./routes";
import { Splash } from "./Splash";

const ME = authQueries.me().queryKey;

const client = createQueryClient((current) => void current.invalidateQueries({ queryKey: ME }));
listenToLogin({ onSignIn: () => startAnew(client), onEnd: () => endSession(client) });

const router = createBrowserRouter([
  {
    errorElement: <RouteError />,
    hydrateFallbackElement: <Splash />,
    children: routes,
  },
]);

// The style sheet is static: Ant Design injects nothing, and no wave follows a click.
const THEME = { ...antTheme("light"), zeroRuntime: true };
const NO_WAVE = { disabled: true };

export function App() {
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider theme={THEME} wave={NO_WAVE}>
        <ConnectionBanner />
        <Suspense fallback={<Splash />}>
          <AuthProvider>
            <RouterProvider router={router} />
          </AuthProvider>
        </Suspense>
        <Toasts />
      </ConfigProvider>
    </QueryClientProvider>
  );
}

const forgetOthers = (queries: QueryClient) =>
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });

function endSession(queries: QueryClient) {
  // What was being written outlives a login that ran out, not somebody who has left.
  if (lastEnd() === "left") sessionStorage.clear();
  queries.setQueryData(ME, null);
  forgetOthers(queries);
}

function startAnew(queries: QueryClient) {
  forgetOthers(queries);
  void queries.invalidateQueries({ queryKey: ME });
}
