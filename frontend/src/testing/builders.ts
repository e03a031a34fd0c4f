import type {
  Balance,
  LeaveCategory,
  LeaveRequest,
  LeaveRequestDetail,
  Page,
  Price,
  User,
} from "@/api/types";

export const pageOf = <T>(...results: T[]): Page<T> => ({ count: results.length, next: null, previous: null, results });

export const VACATION: LeaveCategory = {
  id: 1,
  name: "Vacation",
  code: "VACATION",
  description: "",
  requires_approval: true,
  requires_attachment: false,
  is_counted: true,
  max_hours_per_day: "8.00",
  past_days: 30,
  is_active: true,
};

export const vacationBalance = (change: Partial<Balance> = {}): Balance => ({
  category: { id: 1, name: "Vacation", code: "VACATION" },
  balance_year: 2026,
  allocated_hours: "80.00",
  adjusted_hours: "0.00",
  used_hours: "16.00",
  pending_hours: "8.00",
  hours: "64.00",
  available_hours: "56.00",
  ...change,
});

export const aRequest = (change: Partial<LeaveRequest> = {}): LeaveRequest => ({
  id: 7,
  user: { id: 4, name: "Linh Nguyen", department: { id: 1, name: "Engineering" } },
  category: { id: 1, name: "Vacation", code: "VACATION" },
  start_date: "2026-12-21",
  end_date: "2026-12-22",
  start_time: null,
  end_time: null,
  hours: "16.00",
  charges: [{ balance_year: 2026, hours: "16.00" }],
  status: "PENDING",
  warnings: [],
  approver: { id: 3, name: "Minh Tran" },
  filed_by: null,
  decided_by: null,
  decided_at: null,
  approved_at: null,
  decision_comment: "",
  rejection_reason: "",
  notes: "",
  attachment: null,
  version: 3,
  created_at: "2026-11-20T08:00:00Z",
  updated_at: "2026-11-20T08:00:00Z",
  can: { approve: true, reject: true, cancel: false, edit: false },
  ...change,
});

export const aDetail = (request: LeaveRequest): LeaveRequestDetail => ({
  ...request,
  balances: [{ balance_year: 2026, hours: "16.00", available_before: "56.00", available_after: "40.00" }],
  conflicts: [],
  history: [],
  ledger: [],
});

/** Thursday 24 December to Monday 28: a holiday and a weekend in between. */
export const aPrice = (change: Partial<Price> = {}): Price => ({
  hours: "16.00",
  days: [
    { date: "2026-12-24", hours: "8.00", reason: "WORK", name: "" },
    { date: "2026-12-25", hours: "0.00", reason: "HOLIDAY", name: "Christmas Day" },
    { date: "2026-12-26", hours: "0.00", reason: "WEEKEND", name: "" },
    { date: "2026-12-27", hours: "0.00", reason: "WEEKEND", name: "" },
    { date: "2026-12-28", hours: "8.00", reason: "WORK", name: "" },
  ],
  charges: [{ balance_year: 2026, hours: "16.00", available_before: "56.00", available_after: "40.00" }],
  conflicts: [],
  problems: [],
  ...change,
});

export const aPerson = (change: Partial<User> = {}): User => ({
  id: 4,
  email: "linh@acme.example",
  first_name: "Linh",
  last_name: "Nguyen",
  role: "EMPLOYEE",
  entity: { id: 1, name: "Acme Corporation" },
  location: { id: 2, name: "Bangkok", timezone: "Asia/Bangkok" },
  department: { id: 3, name: "Sales" },
  approver: { id: 5, name: "Minh Tran" },
  join_date: "2021-07-05",
  exempt_type: "EXEMPT",
  is_active: true,
  has_completed_onboarding: true,
  must_change_password: false,
  created_at: "2025-01-06T02:00:00Z",
  updated_at: "2025-01-06T02:00:00Z",
  version: 6,
  ...change,
});
