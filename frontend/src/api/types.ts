/** The API's shapes by the names the client uses. */

export type Role = "EMPLOYEE" | "MANAGER" | "HR" | "ADMIN";
export type LeaveStatus = "PENDING" | "APPROVED" | "REJECTED" | "CANCELLED";
export type ExemptType = "EXEMPT" | "NON_EXEMPT";

export type Page<T> = { count: number; next: string | null; previous: string | null; results: T[] };
export type CursorPage<T> = { next: string | null; previous: string | null; results: T[] };
export type Ref = { id: number; name: string };

export type User = {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
  entity: Ref | null;
  location: (Ref & { timezone: string }) | null;
  department: Ref | null;
  approver: Ref | null;
  join_date: string | null;
  exempt_type: ExemptType;
  is_active: boolean;
  has_completed_onboarding: boolean;
  must_change_password: boolean;
  created_at: string;
  updated_at: string;
  version: number;
};
export type Permission =
  | "request_leave"
  | "decide"
  | "oversee"
  | "manage_people"
  | "adjust_balances"
  | "manage_categories"
  | "manage_holidays"
  | "manage_places"
  | "read_reports"
  | "export"
  | "read_audit_log"
  | "manage_entities";
export type Me = User & { permissions: Record<Permission, boolean> };
export type Tokens = { access: string; refresh: string };
export type CreatedUser = User & { password: string };

export type LeaveCategory = {
  id: number;
  name: string;
  code: string;
  description: string;
  requires_approval: boolean;
  requires_attachment: boolean;
  is_counted: boolean;
  max_hours_per_day: string;
  past_days: number;
  is_active: boolean;
};

export type Balance = {
  category: Ref;
  balance_year: number;
  allocated_hours: string;
  adjusted_hours: string;
  used_hours: string;
  pending_hours: string;
  hours: string;
  available_hours: string;
};

export type LedgerKind =
  | "ALLOCATE"
  | "ADJUST"
  | "HOLD"
  | "REHOLD"
  | "RELEASE"
  | "USE"
  | "TAKE"
  | "RETURN"
  | "REPRICE";

export type LedgerLine = {
  id: number;
  version: number;
  kind: LedgerKind;
  allocated: string;
  adjusted: string;
  pending: string;
  used: string;
  hours_after: string;
  available_after: string;
  request: number | null;
  actor: Ref | null;
  reason: string;
  created_at: string;
};

export type LeaveRequest = {
  id: number;
  user: Ref & { department: Ref | null };
  category: Ref;
  start_date: string;
  end_date: string;
  start_time: string | null;
  end_time: string | null;
  hours: string;
  charges: { balance_year: number; hours: string }[];
  status: LeaveStatus;
  warnings: { code: string }[];
  approver: Ref | null;
  decided_by: Ref | null;
  decided_at: string | null;
  approved_at: string | null;
  decision_comment: string;
  rejection_reason: string;
  notes: string;
  attachment: { id: number; name: string; size: number; content_type: string } | null;
  version: number;
  created_at: string;
  updated_at: string;
  can: { approve: boolean; reject: boolean; cancel: boolean; edit: boolean };
};

export type RequestBalance = {
  balance_year: number;
  hours: string;
  available_before: string | null;
  available_after: string | null;
};
export type Away = { user: Ref; start_date: string; end_date: string; kind: string };
export type HistoryEntry = {
  id: number;
  action: string;
  actor: Ref | null;
  reason: string;
  created_at: string;
};
export type LeaveRequestDetail = LeaveRequest & {
  balances: RequestBalance[];
  conflicts: Away[];
  history: HistoryEntry[];
  ledger: (LedgerLine & { balance_year: number })[];
};

export type LeaveDraft = {
  category: number;
  start_date: string;
  end_date: string;
  hours?: string;
  start_time?: string;
  end_time?: string;
  notes?: string;
};
export type RuleProblem = { code: string; detail: string; pointer?: string };
export type PriceDay = { date: string; hours: string; reason: "WORK" | "WEEKEND" | "HOLIDAY"; name: string };
export type Price = {
  hours: string;
  days: PriceDay[];
  charges: RequestBalance[];
  conflicts: { request: number; start_date: string; end_date: string; status: LeaveStatus }[];
  problems: RuleProblem[];
};

export type Holiday = { id: number; holiday_name: string; start_date: string; end_date: string };

export type AppNotification = {
  id: number;
  notification_type: string;
  title: string;
  message: string;
  params: Record<string, string | number | null>;
  is_read: boolean;
  related_object_id: number | null;
  link: string;
  created_at: string;
  updated_at: string;
};

export type Entity = { id: number; entity_name: string };
export type Location = { id: number; entity: number; location_name: string };
export type Department = { id: number; entity: number; location: number | null; department_name: string };
export type ApproverOption = { id: number; name: string; entity: Ref | null };
