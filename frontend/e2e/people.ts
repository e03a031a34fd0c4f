/** The demo company's logins. */
export const PASSWORD = process.env.SEED_PASSWORD ?? "LetMeIn-2026";
export const EMPLOYEE = "employee@acme.example";
export const MANAGER = "manager@acme.example";
export const HR = "hr@acme.example";
export const ADMIN = "admin@acme.example";
