/** The API's shapes by the names the client uses; `schema.d.ts` is generated from the OpenAPI document. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Role = Schemas["RoleEnum"];
export type LeaveStatus = Schemas["LeaveStatusEnum"];
export type ExemptType = Schemas["ExemptTypeEnum"];

export type Page<T> = { count: number; next: string | null; previous: string | null; results: T[] };
export type CursorPage<T> = Omit<Page<T>, "count">;
export type Ref = Schemas["Named"];
export type CategoryRef = Schemas["NamedCategory"];

export type User = Schemas["User"];
export type Me = Schemas["Me"];
export type Permission = keyof Schemas["Permissions"];
export type Tokens = Schemas["Tokens"];
export type CreatedUser = Schemas["CreatedPerson"];
export type Setup = Schemas["SetUpRequest"];
export type NewPerson = Schemas["CreatePersonRequest"];
export type ApproverOption = Schemas["ApproverOption"];

export type LeaveCategory = Schemas["LeaveCategory"];
export type Balance = Schemas["Balance"];
export type Adjustment = Schemas["AdjustmentRequest"];
export type Overview = Schemas["Overview"];
export type LedgerLine = Schemas["LedgerEntry"];
export type Attachment = Schemas["Attachment"];

export type LeaveRequest = Schemas["LeaveRequest"];
export type LeaveRequestDetail = Schemas["LeaveRequestDetail"];
export type RequestBalance = Schemas["BalanceEffect"];
export type Away = Schemas["Absence"];
export type HistoryEntry = Schemas["HistoryEntry"];

/** What the wizard sends: the fields it has, of those a request may carry. */
export type LeaveDraft = Pick<
  Schemas["SubmissionRequest"],
  "category" | "start_date" | "end_date" | "notes" | "attachment" | "user"
> & {
  hours?: string;
  start_time?: string;
  end_time?: string;
};
export type RuleProblem = Schemas["BrokenRule"];
export type PriceDay = Schemas["Day"];
export type Price = Schemas["Preview"];
export type Holiday = Schemas["PublicHoliday"];

export type Calendar = Schemas["Calendar"];
export type CalendarEvent = Schemas["Event"];
export type Member = Schemas["Member"];

/** The document leaves the parameters open: they differ by type. */
export type AppNotification = Omit<Schemas["Notification"], "params"> & {
  params: Record<string, string | number | null>;
};

export type Entity = Schemas["EntityShown"];
export type Location = Schemas["LocationShown"];
export type Department = Schemas["DepartmentShown"];

/** Places in full, as those read them who may change them. */
export type Company = Schemas["Entity"];
export type Site = Schemas["Location"];
export type Team = Schemas["Department"];
export type ManagerLink = Schemas["ManagerLink"];
export type Impact = Schemas["Impact"];
export type Effect = Schemas["Effect"];
export type Recalculation = Schemas["Recalculation"];
export type GivenUp = Schemas["GivenUp"];
export type AuditEntry = Schemas["AuditLog"];
export type AuditAction = Schemas["ActionEnum"];
export type Setting = Schemas["Setting"];

export type Trip = Schemas["BusinessTrip"];
export type TripStatus = Schemas["TripStatusEnum"];
export type Journey = Schemas["JourneyRequest"];

export type HolidayPlan = Schemas["HolidayPlanRequest"];
export type CategoryFacts = Schemas["CategoryFactsRequest"];
export type Report = Schemas["Report"];
export type ExportOrder = Schemas["ExportRequest"];
