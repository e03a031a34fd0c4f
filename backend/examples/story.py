"""What every example of the API document tells of: one person, one leave, one company.

`FIELDS` says what a field looks like wherever it stands; an id is the `id` of what it names.
`SHAPES` says what differs in one shape, and `OPERATIONS` in the answer of one operation.
"""

from typing import Any

NAMES = {"first_name": "Linh", "last_name": "Nguyen"}
LINH = {"id": 42, "name": "Linh Nguyen"}
MINH = {"id": 7, "name": "Minh Tran"}
HUONG = {"id": 3, "name": "Huong Le"}
ENGINEERING = {"id": 5, "name": "Engineering"}
VACATION = {"id": 1, "name": "Vacation", "code": "VACATION"}
CITY = {"id": 2, "name": "Ho Chi Minh City", "timezone": "Asia/Ho_Chi_Minh"}
ACME = {"id": 1, "name": "Acme Corporation"}
NOTE = {"id": 31, "name": "invitation.pdf", "size": 48213, "content_type": "application/pdf"}
ASKED, DECIDED, CHANGED = (
    "2027-01-11T02:15:00Z",
    "2027-01-11T08:40:00Z",
    "2027-01-12T03:05:00Z",
)
LEAVE_DAYS = {"start_date": "2027-02-24", "end_date": "2027-02-25"}
TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"  # noqa: S105  # The header of one, not a token.

FIELDS: dict[str, Any] = {
    "access": f"{TOKEN}.eyJ1c2VyX2lkIjo0Mn0.c2lnbmF0dXJl",
    "actor": LINH,
    "address": "203.0.113.7",
    "adjusted": "0.00",
    "adjusted_hours": "0.00",
    "allocated": "0.00",
    "allocated_hours": "80.00",
    "approved": 212,
    "approved_at": None,
    "approved_future": 1,
    "approver": MINH,
    "attachment": None,
    "available_after": "64.00",
    "available_before": "80.00",
    "available_hours": "64.00",
    "balance_year": 2027,
    "cancelled": 14,
    "category": VACATION,
    "changed": 9,
    "changes": {"status": ["PENDING", "APPROVED"]},
    "city": "Da Nang",
    "code": "STUDY",
    "comment": "Enjoy it.",
    "content_type": NOTE["content_type"],
    "count": 1,
    "country": "Vietnam",
    "created_at": ASKED,
    "current_password": "correct-Horse-9",
    "date": LEAVE_DAYS["start_date"],
    "decided_at": None,
    "decided_by": None,
    "decision_comment": "",
    "department": ENGINEERING,
    "department_name": ENGINEERING["name"],
    "departments": 9,
    "description": "Exams of a course agreed with the company.",
    "email": "linh.nguyen@acme.example",
    "email_domains": ["acme.example"],
    "end_time": None,
    "entity": ACME,
    "entity_name": ACME["name"],
    "file": "%PDF-1.7 ...",
    "filed_by": None,
    "from": "2027-02-01",
    "from_date": None,
    "holiday_name": "Founders' Day",
    "hours": "16.00",
    "hours_after": "80.00",
    "id": 118,
    "is_counted": False,
    "is_read": False,
    "join_date": "2024-03-01",
    "link": "/manager-ticket?request=118",
    "location": CITY,
    "location_name": CITY["name"],
    "locations": 3,
    "max_hours_per_day": "8.00",
    "message": "Vacation, 24 Feb 2027 to 25 Feb 2027, 16.00 hours.",
    "month": 2,
    "must_change_password": False,
    "name": VACATION["name"],
    "new_password": "brave-Harbour-77",
    "next": None,
    "notes": "Visiting family.",
    "open_requests": 4,
    "override": False,
    "params": {
        "person": LINH["name"],
        "actor": LINH["name"],
        "category": VACATION["name"],
        "category_code": "VACATION",
        **LEAVE_DAYS,
        "hours": "16.00",
        "status": "PENDING",
    },
    "partial": False,
    "password": "correct-Horse-9",
    "past_days": 30,
    "pending": "16.00",
    "pending_hours": "16.00",
    "people": 61,
    "previous": None,
    "refresh": f"{TOKEN}.eyJqdGkiOiIxOTIifQ.c2lnbmF0dXJl",
    "rejected": 6,
    "related_object_id": 118,
    "reason": "",
    "rejection_reason": "",
    "request": 118,
    "request_id": "4f6c2b1e9a7d4c3f",
    "requests": 236,
    "requires_attachment": False,
    "shortfall": "8.00",
    "size": NOTE["size"],
    "start_time": None,
    "target_id": 118,
    "target_label": "Linh Nguyen, Vacation, 2027-02-24",
    "target_type": "leaverequest",
    "timezone": CITY["timezone"],
    "title": "Linh Nguyen asks for leave",
    "to": "2027-02-28",
    "updated": 3,
    "updated_at": ASKED,
    "used": "0.00",
    "used_hours": "0.00",
    "user": LINH,
    "users": 64,
    "version": 1,
    "warnings": [],
    "weekend": [6, 7],
    "year": 2027,
    **NAMES,
    **LEAVE_DAYS,
}

_PERSON = {
    "id": LINH["id"],
    "created_at": "2024-02-27T02:00:00Z",
    "updated_at": "2026-11-03T04:20:00Z",
    "version": 3,
}
_HOLIDAY = {"id": 12, "start_date": "2027-08-03", "end_date": "2027-08-03", "scope": "LOCATION"}
_CORRECTION = {"hours": "8.00", "reason": "Agreed for the work on Sunday."}
_LINES = [
    {"id": 901, "kind": "ALLOCATE", "allocated": "80.00", "pending": "0.00", "request": None}
    | {"available_after": "80.00", "actor": None, "created_at": "2027-01-01T00:05:00Z"},
    {"id": 940, "version": 2, "kind": "HOLD"},
]

SHAPES: dict[str, dict[str, Any]] = {
    "Absence": {"user": {"id": 48, "name": "Bao Pham"}, "end_date": LEAVE_DAYS["start_date"]},
    "Adjustment": _CORRECTION,
    "ApproverOption": MINH,
    "Attach": {"attachment": NOTE["id"]},
    "Attachment": NOTE,
    "AuditLog": {"id": 5120, "action": "APPROVE", "actor": MINH, "created_at": DECIDED},
    "Balance": {"hours": "80.00"},
    "BusinessTrip": {"id": 23, "notes": "Customer visit."},
    "Calendar": {"holidays": []},
    "Cancellation": {"reason": "Other plans."},
    "CategoryFacts": {"name": "Study", "requires_approval": True},
    "CategoryHours": {"requests": 141, "hours": "2104.00"},
    "ChangedHoliday": _HOLIDAY,
    "ChangedLocation": {"id": CITY["id"]},
    "CreatedPerson": _PERSON | {"password": "Kestrel-Maple-4471", "must_change_password": True},
    "CreatePerson": {"role": "EMPLOYEE"},
    "Day": {"hours": "8.00", "name": ""},
    "DeactivatedPerson": _PERSON | {"is_active": False},
    "Department": ENGINEERING,
    "DepartmentHours": {"requests": 88, "hours": "1240.00"},
    "Effect": {"hours_before": "16.00", "hours_after": "8.00"},
    "Entity": {"id": ACME["id"]},
    "Event": {"kind": "LEAVE", "city": None},
    "Export": {"status": "APPROVED"},
    "GivenUp": {"pending": 1},
    "HistoryEntry": {"id": 5101, "changes": {"status": [None, "PENDING"]}, "action": "SUBMIT"},
    "HolidayPlan": {"start_date": "2027-08-03", "end_date": "2027-08-03"},
    "Journey": {"notes": "Customer visit."},
    "LeaveCategory": {
        "id": VACATION["id"],
        "code": "VACATION",
        "description": "Paid time off to rest.",
        "requires_approval": True,
        "is_counted": True,
    },
    "LeaveRequestDetail": {"ledger": _LINES[1:]},
    "LedgerEntry": {"hours_after": "80.00"},
    "Location": {"id": CITY["id"]},
    "LogIn": {"email": "employee@acme.example", "password": "LetMeIn-2026"},
    "ManagerLink": {"id": 4, "user": MINH},
    "MarkRead": {"is_read": True},
    "Me": _PERSON,
    "Member": LINH,
    "Month": {"requests": 24, "hours": "296.00"},
    "NewManager": {"user": MINH},
    "NewPassword": {"password": "Kestrel-Maple-4471"},
    "Notification": {"id": 777},
    "Permissions": dict.fromkeys(
        (
            "decide",
            "oversee",
            "manage_people",
            "adjust_balances",
            "manage_categories",
            "manage_holidays",
            "manage_places",
            "manage_entities",
            "read_reports",
            "export",
            "read_audit_log",
        ),
        False,
    ),
    "Preview": {
        "days": [
            {"date": day, "hours": "8.00", "reason": "WORK", "name": ""}
            for day in LEAVE_DAYS.values()
        ],
        "conflicts": [],
        "problems": [],
    },
    "PersonAdjustment": _CORRECTION,
    "PreviewAsk": {"user": None, "request": None},
    "PublicHoliday": _HOLIDAY,
    "Recalculation": {"refused": [{"user": LINH, "shortfall": "8.00"}]},
    "RecalculationAsk": {"dry_run": True},
    "Rejection": {"reason": "Three of the team are away in that week."},
    "Setting": {
        "group": "LOGINS",
        "name": "lockout_time",
        "value": "900",
        "unit": "SECONDS",
        "description": "How long that lock lasts.",
        "variable": "LOCKOUT_SECONDS",
    },
    "SetUp": {"role": "EMPLOYEE"},
    "Submission": {"user": None},
    "SwitchedEntity": {"id": ACME["id"], "is_active": False},
    "Totals": {"hours": "2840.00", "pending": 4},
    "TripWarning": {"request": 118},
    "User": _PERSON,
    "Utilisation": {"allocated": "4880.00", "used": "2104.00", "pending": "112.00"},
}

_ENDED = {"can": dict.fromkeys(("approve", "reject", "cancel", "edit"), False), "version": 2}
_DECIDED = {"decided_by": MINH, "decided_at": DECIDED, "updated_at": DECIDED}
_TAKEN_BACK = {"status": "CANCELLED", "updated_at": CHANGED}
_RECORDED = {"attachment": NOTE, "version": 2, "updated_at": CHANGED}

OPERATIONS: dict[str, Any] = {
    "balances_my_ledger": _LINES,
    "balances_ledger_of_person": _LINES,
    "leave_requests_approve": _ENDED
    | _DECIDED
    | {"status": "APPROVED", "approved_at": DECIDED, "decision_comment": "Enjoy it."},
    "leave_requests_attach": _RECORDED,
    "leave_requests_cancel": _ENDED | _TAKEN_BACK,
    "leave_requests_delete": _ENDED | _TAKEN_BACK,
    "leave_requests_edit": {"version": 2, "updated_at": CHANGED},
    "leave_requests_reject": _ENDED
    | _DECIDED
    | {"status": "REJECTED", "rejection_reason": SHAPES["Rejection"]["reason"]},
    "notifications_update": {"is_read": True, "updated_at": CHANGED},
    "organizations_departments_destroy": {"is_active": False},
    "organizations_entities_reactivate_update": {"is_active": True},
    "organizations_locations_destroy": {"is_active": False},
    "organizations_timezones_retrieve": [CITY["timezone"], "UTC"],
    "trips_cancel": _TAKEN_BACK | {"version": 2},
    "trips_delete": _TAKEN_BACK | {"version": 2},
}

# One row of the file; the header is that of the export itself.
EXPORTED = (
    "118,Linh Nguyen,linh.nguyen@acme.example,Engineering,Ho Chi Minh City,Acme Corporation,"
    "Vacation,2027-02-24,2027-02-25,16.00,APPROVED,Minh Tran,Minh Tran,2027-01-11T08:40:00Z,"
    "Visiting family."
)
