import { Navigate, type RouteObject } from "react-router";

import { paths } from "@/lib/paths";

import { RequireAnonymous, RequireLogin, RequirePermission } from "./guards";
import { RouteError } from "./RouteError";

type PageModule = { default: React.ComponentType };

const page = (path: string, load: () => Promise<PageModule>): RouteObject => ({
  path,
  errorElement: <RouteError />,
  lazy: async () => ({ Component: (await load()).default }),
});

export const routes: RouteObject[] = [
  {
    element: <RequireAnonymous />,
    children: [
      page(paths.login, () => import("@/pages/LoginPage")),
      page(paths.signup, () => import("@/pages/SignupPage")),
    ],
  },
  {
    element: <RequireLogin />,
    children: [
      page(paths.changePassword, () => import("@/pages/ChangePasswordPage")),
      page(paths.onboarding, () => import("@/pages/OnboardingPage")),
      {
        lazy: async () => ({ Component: (await import("./MainLayout")).MainLayout }),
        children: [
          { index: true, element: <Navigate to={paths.dashboard} replace /> },
          page(paths.dashboard, () => import("@/pages/DashboardPage")),
          page(paths.myLeaves, () => import("@/pages/MyLeavesPage")),
          page(paths.profile, () => import("@/pages/ProfilePage")),
          {
            element: <RequirePermission permission="decide" />,
            children: [page(paths.approvals, () => import("@/pages/ManagerTicketPage"))],
          },
          {
            element: <RequirePermission permission="manage_people" />,
            children: [page(paths.people, () => import("@/pages/PeoplePage"))],
          },
          page("*", () => import("@/pages/NotFoundPage")),
        ],
      },
    ],
  },
];
