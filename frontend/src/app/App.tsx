import { IconProvider } from "@ant-design/icons";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";

import { createQueryClient } from "@/api/queryClient";
import { lastEnd, listenToLogin } from "@/api/refresh";
import { ConnectionBanner } from "@/components/ConnectionBanner";
import { Toasts } from "@/components/Toasts";
import { authQueries } from "@/features/auth/authApi";
import { AuthProvider } from "@/features/auth/AuthContext";

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

// Icons are styled by our sheet; they would write one of their own.
const STATIC = { zeroRuntime: true };

export function App() {
  return (
    <QueryClientProvider client={client}>
      <IconProvider value={STATIC}>
        <ConnectionBanner />
        <Suspense fallback={<Splash />}>
          <AuthProvider>
            <RouterProvider router={router} />
          </AuthProvider>
        </Suspense>
        <Toasts />
      </IconProvider>
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
