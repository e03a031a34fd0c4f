import { Navigate, type RouteObject } from "react-router";

import type { Permission } from "@/api/types";
import { paths } from "@/lib/paths";
import LoginPage from "@/pages/LoginPage";

import { RequireAnonymous, RequireLogin, RequirePermission } from "./guards";
import { RouteError } from "./RouteError";

type PageModule = { default: React.ComponentType };

const page = (path: string, load: () => Promise<PageModule>): RouteObject => ({
  path,
  errorElement: <RouteError />,
  lazy: async () => ({ Component: (await load()).default }),
});

const closed = (permission: Permission, child: RouteObject): RouteObject => ({
  element: <RequirePermission permission={permission} />,
  children: [child],
});

const themed = (...children: RouteObject[]): RouteObject => ({
  lazy: async () => ({ Component: (await import("./Themed")).Themed }),
  children,
});

export const routes: RouteObject[] = [
  {
    element: <RequireAnonymous />,
    children: [
      { path: paths.login, element: <LoginPage />, errorElement: <RouteError /> },
      themed(page(paths.signup, () => import("@/pages/SignupPage"))),
    ],
  },
  {
    element: <RequireLogin />,
    children: [
      themed(
        page(paths.changePassword, () => import("@/pages/ChangePasswordPage")),
        page(paths.onboarding, () => import("@/pages/OnboardingPage")),
      ),
      {
        lazy: async () => ({ Component: (await import("./MainLayout")).MainLayout }),
        children: [
          { index: true, element: <Navigate to={paths.dashboard} replace /> },
          page(paths.dashboard, () => import("@/pages/DashboardPage")),
          page(paths.myLeaves, () => import("@/pages/MyLeavesPage")),
          page(paths.calendar, () => import("@/pages/CalendarPage")),
          page(paths.trips, () => import("@/pages/BusinessTripsPage")),
          page(paths.profile, () => import("@/pages/ProfilePage")),
          closed("decide", page(paths.approvals, () => import("@/pages/ManagerTicketPage"))),
          closed("read_reports", page(paths.reports, () => import("@/pages/ReportsPage"))),
          {
            lazy: async () => ({ Component: (await import("@/pages/SettingsPage")).default }),
            children: [
              page(paths.settings, () => import("@/pages/settings/PreferencesPage")),
              closed("manage_people", page(paths.people, () => import("@/pages/settings/PeoplePage"))),
              closed("manage_places", page(paths.organization, () => import("@/pages/settings/OrganizationPage"))),
              closed("manage_holidays", page(paths.holidays, () => import("@/pages/settings/HolidaysPage"))),
              closed("manage_categories", page(paths.categories, () => import("@/pages/settings/CategoriesPage"))),
              closed("read_audit_log", page(paths.auditLog, () => import("@/pages/settings/AuditLogPage"))),
              closed("manage_entities", page(paths.system, () => import("@/pages/settings/SystemPage"))),
            ],
          },
          page("*", () => import("@/pages/NotFoundPage")),
        ],
      },
    ],
  },
];
