export const paths = {
  login: "/login",
  signup: "/signup",
  onboarding: "/onboarding",
  changePassword: "/change-password",
  dashboard: "/dashboard",
  myLeaves: "/my-leaves",
  approvals: "/manager-ticket",
  people: "/people",
  profile: "/profile",
} as const;
