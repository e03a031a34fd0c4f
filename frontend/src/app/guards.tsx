import { useEffect } from "react";
import { type Location, Navigate, Outlet, useLocation, useSearchParams } from "react-router";

import type { Permission } from "@/api/types";
import { NoAccess } from "@/components/NoAccess";
import { useIdentity, useMe } from "@/features/auth/AuthContext";
import { can } from "@/features/auth/permissions";
import { paths } from "@/lib/paths";
import { safeNext } from "@/lib/safeNext";

/** What comes after the login, fetched while somebody types. */
const fetchInside = () => void Promise.allSettled([import("./MainLayout"), import("@/pages/DashboardPage")]);

export function RequireAnonymous() {
  const me = useIdentity();
  useEffect(() => {
    window.addEventListener("input", fetchInside, { once: true });
    return () => window.removeEventListener("input", fetchInside);
  }, []);
  const [params] = useSearchParams();
  return me ? <Navigate to={safeNext(params.get("next"))} replace /> : <Outlet />;
}

/** Signed in, and past what has to come first: a password of one's own, then a place in the company. */
export function RequireLogin() {
  const me = useIdentity();
  const here = useLocation();
  if (!me) return first(paths.login, here);
  if (me.must_change_password) return first(paths.changePassword, here);
  // An administrator may have no place in a company, and is then the one who makes them.
  const isSettled = me.has_completed_onboarding || can(me, "manage_entities");
  if (!isSettled && here.pathname !== paths.changePassword) return first(paths.onboarding, here);
  return <Outlet />;
}

/** Another page before this one, which is gone on to from there. */
function first(page: string, { pathname, search }: Location) {
  if (pathname === page) return <Outlet />;
  const next = `${pathname}${search}`;
  const isUsual = ["/", paths.dashboard].includes(next);
  return <Navigate to={isUsual ? page : `${page}?next=${encodeURIComponent(next)}`} replace />;
}

export function RequirePermission({ permission }: { permission: Permission }) {
  return can(useMe(), permission) ? <Outlet /> : <NoAccess />;
}
