"""Every write of the API: who does it, with which body, and what it may change.

`test_mass_assignment.py` and `test_foreign_ids.py` fail for a write that is missing here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from backend.tests.operations import ID
from backend.tests.world import World, refresh_token
from users.tests.factories import PASSWORD

AUDITED = "+core_auditlog"
TOLD = "+core_notification"


@dataclass(frozen=True)
class Write:
    """`changes`: columns of rows that were there, and `+table` for new rows, `-table` for gone.

    `ids`: fields of the body that name a row, each with an id the caller must not reach;
    None: what it names is shared by all entities.
    """

    operation: str
    caller: str
    model: str
    changes: set[str]
    target: str = ""
    body: Callable[[World], dict[str, Any]] = lambda world: {}
    others: set[str] = field(default_factory=set)
    ids: dict[str, Callable[[World], int] | None] = field(default_factory=dict)
    status: int = 200
    is_upload: bool = False

    @property
    def method(self) -> str:
        return self.operation.split()[0]

    @property
    def path(self) -> str:
        return f"/api/v1/{self.operation.split()[1]}"

    def url(self, world: World) -> str:
        target = getattr(world, self.target).pk if self.target else ""
        return self.path.replace(ID, str(target))

    def send(
        self, client: APIClient, world: World, body: dict[str, Any], kind: str = "json"
    ) -> Any:
        call = getattr(client, self.method.lower())
        return call(self.url(world), body, format=kind, headers={"X-Request-ID": "same"})


def days(start: str, end: str = "") -> dict[str, str]:
    return {"start_date": start, "end_date": end or start}


def columns(table: str, *names: str) -> set[str]:
    return {f"{table}.{name}" for name in names}


def leave(*names: str) -> set[str]:
    return columns("leaves_leaverequest", "version", *names) | BOOKED


BOOKED = {
    "leaves_leavebalance.pending_hours",
    "leaves_leavebalance.version",
    "+leaves_ledgerentry",
    AUDITED,
    TOLD,
}
OPENED = {"+leaves_leavebalance", "+leaves_ledgerentry"}
REALLOCATED = columns("leaves_leavebalance", "allocated_hours", "hours", "version") | {
    "+leaves_ledgerentry",
    AUDITED,
}
LOGGED_IN = {"+users_login", "+users_refreshtoken", AUDITED}
TIMES = {"hours", "start_time", "end_time"}

WRITES = [
    # auth
    Write(
        "POST auth/register/",
        "nobody",
        "users.User",
        {"+users_user", AUDITED},
        body=lambda world: {
            "email": "ada@home.example",
            "password": PASSWORD,
            "first_name": "Ada",
            "last_name": "Byron",
        },
        status=201,
    ),
    Write(
        "POST auth/login/",
        "nobody",
        "users.Login",
        LOGGED_IN,
        body=lambda world: {"email": world.person.email, "password": PASSWORD},
    ),
    Write(
        "POST auth/refresh/",
        "nobody",
        "users.RefreshToken",
        {"users_refreshtoken.spent_at", "+users_refreshtoken"},
        body=lambda world: {"refresh": refresh_token(world.person)},
    ),
    Write(
        "POST auth/logout/",
        "nobody",
        "users.Login",
        {"users_login.ended_at", "users_login.end_reason", AUDITED},
        body=lambda world: {"refresh": refresh_token(world.person)},
    ),
    Write(
        "POST auth/change-password/",
        "person",
        "users.User",
        columns("users_user", "password", "version")
        | {"users_login.ended_at", "users_login.end_reason"}
        | LOGGED_IN,
        body=lambda world: {"current_password": PASSWORD, "new_password": "brave-Harbour-77"},
    ),
    Write(
        "PUT auth/onboarding/",
        "newcomer",
        "users.User",
        columns("users_user", "entity_id", "location_id", "department_id", "version")
        | OPENED
        | {AUDITED},
        body=lambda world: {
            "entity": world.entity.pk,
            "location": world.location.pk,
            "department": world.department.pk,
        },
        ids={
            "entity": lambda world: world.other.entity.pk,
            "location": lambda world: world.other.location.pk,
            "department": lambda world: world.other.department.pk,
        },
    ),
    # users
    Write(
        "POST users/create/",
        "hr",
        "users.User",
        {"+users_user", AUDITED} | OPENED,
        body=lambda world: {
            "email": "grace@home.example",
            "first_name": "Grace",
            "last_name": "Hopper",
            "role": "EMPLOYEE",
            "entity": world.entity.pk,
            "location": world.location.pk,
            "department": world.department.pk,
            "approver": world.boss.pk,
            "join_date": "2025-01-01",
            "exempt_type": "EXEMPT",
        },
        ids={
            "entity": lambda world: world.other.entity.pk,
            "location": lambda world: world.other.location.pk,
            "department": lambda world: world.other.department.pk,
            "approver": lambda world: world.other.person.pk,
        },
        status=201,
    ),
    Write(
        "PUT users/{id}/",
        "hr",
        "users.User",
        columns("users_user", "email", "first_name", "last_name", "version") | {AUDITED},
        target="person",
        body=lambda world: {
            "email": "ida@home.example",
            "first_name": "Ida",
            "last_name": "Rhodes",
        },
    ),
    Write(
        "DELETE users/{id}/",
        "hr",
        "users.User",
        columns("users_user", "is_active", "version")
        | leave("status", "cancelled_by_id", "cancelled_at"),
        target="person",
    ),
    Write(
        "PUT users/{id}/reactivate/",
        "hr",
        "users.User",
        columns("users_user", "is_active", "version") | {AUDITED},
        target="leaver",
    ),
    Write(
        "PUT users/{id}/setup/",
        "hr",
        "users.User",
        columns("users_user", "join_date", "version") | REALLOCATED,
        target="person",
        body=lambda world: {"join_date": "2020-01-01"},
        others={"role", "entity", "location", "department", "approver", "exempt_type"},
        ids={
            "entity": lambda world: world.other.entity.pk,
            "location": lambda world: world.other.location.pk,
            "department": lambda world: world.other.department.pk,
            "approver": lambda world: world.other.person.pk,
        },
    ),
    Write(
        "POST users/{id}/reset-password/",
        "hr",
        "users.User",
        columns("users_user", "password", "must_change_password", "version") | {AUDITED},
        target="person",
    ),
    Write(
        "PUT users/{id}/balance/adjust/",
        "hr",
        "leaves.LeaveBalance",
        columns("leaves_leavebalance", "adjusted_hours", "hours", "version")
        | {"+leaves_ledgerentry", AUDITED, TOLD},
        target="person",
        body=lambda world: {
            "category": world.category.pk,
            "balance_year": 2026,
            "hours": "8.00",
            "reason": "Agreed.",
        },
        ids={"category": None},
    ),
    Write(
        "PUT users/profile/",
        "person",
        "users.User",
        columns("users_user", "first_name", "last_name", "version") | {AUDITED},
        body=lambda world: {"first_name": "Ida", "last_name": "Rhodes"},
    ),
    # leaves
    Write(
        "POST leaves/requests/",
        "person",
        "leaves.LeaveRequest",
        {"+leaves_leaverequest", "+leaves_leavecharge"} | BOOKED,
        body=lambda world: {"category": world.category.pk, "notes": "Away", **days("2026-03-09")},
        others=TIMES | {"user", "attachment"},
        ids={
            "category": None,
            "user": lambda world: world.other.person.pk,
            "attachment": lambda world: world.other.document.pk,
        },
        status=201,
    ),
    Write(
        "POST leaves/requests/preview/",
        "person",
        "leaves.LeaveRequest",
        set(),
        body=lambda world: {"category": world.category.pk, "notes": "Away", **days("2026-03-09")},
        others=TIMES | {"user", "attachment", "request"},
        ids={
            "category": None,
            "user": lambda world: world.other.person.pk,
            "attachment": lambda world: world.other.document.pk,
            "request": lambda world: world.other.leave.pk,
        },
    ),
    Write(
        "PUT leaves/requests/{id}/",
        "person",
        "leaves.LeaveRequest",
        leave("start_date", "end_date", "hours", "notes")
        | {"+leaves_leavecharge", "-leaves_leavecharge"},
        target="leave",
        body=lambda world: {
            "category": world.category.pk,
            "notes": "Longer",
            **days("2026-04-07", "2026-04-08"),
        },
        others=TIMES | {"attachment"},
        ids={"category": None, "attachment": lambda world: world.other.document.pk},
    ),
    Write(
        "DELETE leaves/requests/{id}/",
        "person",
        "leaves.LeaveRequest",
        leave("status", "cancelled_by_id", "cancelled_at"),
        target="leave",
    ),
    Write(
        "PUT leaves/requests/{id}/approve/",
        "boss",
        "leaves.LeaveRequest",
        leave("status", "decided_by_id", "decided_at", "approved_at", "decision_comment")
        | {"leaves_leavebalance.used_hours", "leaves_leavebalance.hours"},
        target="leave",
        body=lambda world: {"comment": "Enjoy it."},
    ),
    Write(
        "PUT leaves/requests/{id}/reject/",
        "boss",
        "leaves.LeaveRequest",
        leave("status", "decided_by_id", "decided_at", "rejection_reason"),
        target="leave",
        body=lambda world: {"reason": "Too many people away."},
    ),
    Write(
        "PUT leaves/requests/{id}/cancel/",
        "person",
        "leaves.LeaveRequest",
        leave("status", "cancelled_by_id", "cancelled_at"),
        target="leave",
        body=lambda world: {"reason": "Other plans."},
        others={"from_date"},
    ),
    Write(
        "PUT leaves/requests/{id}/attachment/",
        "person",
        "leaves.LeaveRequest",
        columns("leaves_leaverequest", "attachment_id", "version") | {AUDITED, TOLD},
        target="leave",
        body=lambda world: {"attachment": world.document.pk},
        ids={"attachment": lambda world: world.other.document.pk},
    ),
    Write(
        "POST leaves/attachments/",
        "person",
        "leaves.Attachment",
        {"+leaves_attachment"},
        body=lambda world: {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7\n%%EOF")},
        status=201,
        is_upload=True,
    ),
    Write(
        "PUT leaves/balance/adjust/",
        "hr",
        "leaves.LeaveBalance",
        columns("leaves_leavebalance", "adjusted_hours", "hours", "version")
        | {"+leaves_ledgerentry", AUDITED, TOLD},
        body=lambda world: {
            "user": world.person.pk,
            "category": world.category.pk,
            "balance_year": 2026,
            "hours": "8.00",
            "reason": "Agreed.",
        },
        ids={"user": lambda world: world.other.person.pk, "category": None},
    ),
    Write(
        "POST leaves/balance/recalculate/",
        "hr",
        "leaves.LeaveBalance",
        REALLOCATED,
        body=lambda world: {"year": 2026, "dry_run": False},
    ),
    Write(
        "POST leaves/categories/",
        "hr",
        "leaves.LeaveCategory",
        {"+leaves_leavecategory", AUDITED},
        body=lambda world: {
            "name": "Study",
            "code": "STUDY",
            "description": "Exams",
            "requires_approval": True,
            "requires_attachment": False,
            "is_counted": False,
            "max_hours_per_day": "8.00",
            "past_days": 30,
            "is_active": True,
        },
        status=201,
    ),
    Write(
        "PUT leaves/categories/{id}/",
        "hr",
        "leaves.LeaveCategory",
        columns("leaves_leavecategory", "description") | {AUDITED},
        target="category",
        body=lambda world: {"description": "Rest"},
        others={
            "name",
            "code",
            "requires_approval",
            "requires_attachment",
            "is_counted",
            "max_hours_per_day",
            "past_days",
            "is_active",
        },
    ),
    Write(
        "POST leaves/export/",
        "hr",
        "leaves.LeaveRequest",
        {AUDITED},
        body=lambda world: {"format": "csv", "from": "2026-01-01", "to": "2026-12-31"},
        others={"status", "department"},
        ids={"department": lambda world: world.other.department.pk},
    ),
    Write(
        "POST leaves/holidays/",
        "hr",
        "leaves.PublicHoliday",
        {"+leaves_publicholiday", AUDITED},
        body=lambda world: {
            "holiday_name": "Founders' Day",
            "entity": world.entity.pk,
            "location": world.location.pk,
            "is_active": True,
            **days("2026-08-03"),
        },
        ids={
            "entity": lambda world: world.other.entity.pk,
            "location": lambda world: world.other.location.pk,
        },
        status=201,
    ),
    Write(
        "PUT leaves/holidays/{id}/",
        "hr",
        "leaves.PublicHoliday",
        columns("leaves_publicholiday", "holiday_name") | {AUDITED},
        target="holiday",
        body=lambda world: {"holiday_name": "Another day"},
        others={"start_date", "end_date", "is_active", "entity", "location"},
        ids={
            "entity": lambda world: world.other.entity.pk,
            "location": lambda world: world.other.location.pk,
        },
    ),
    Write(
        "DELETE leaves/holidays/{id}/",
        "hr",
        "leaves.PublicHoliday",
        columns("leaves_publicholiday", "is_active") | {AUDITED},
        target="holiday",
    ),
    Write(
        "POST leaves/business-trips/",
        "person",
        "leaves.BusinessTrip",
        {"+leaves_businesstrip", TOLD, AUDITED},
        body=lambda world: {
            "city": "Hue",
            "country": "Vietnam",
            "notes": "Fair",
            **days("2026-06-01"),
        },
        others={"attachment"},
        ids={"attachment": lambda world: world.other.document.pk},
        status=201,
    ),
    Write(
        "PUT leaves/business-trips/{id}/",
        "person",
        "leaves.BusinessTrip",
        columns("leaves_businesstrip", "city", "version") | {AUDITED},
        target="trip",
        body=lambda world: {"city": "Hanoi"},
        others={"start_date", "end_date", "country", "notes", "attachment"},
        ids={"attachment": lambda world: world.other.document.pk},
    ),
    Write(
        "DELETE leaves/business-trips/{id}/",
        "person",
        "leaves.BusinessTrip",
        columns("leaves_businesstrip", "status", "version") | {TOLD, AUDITED},
        target="trip",
    ),
    Write(
        "PUT leaves/business-trips/{id}/cancel/",
        "person",
        "leaves.BusinessTrip",
        columns("leaves_businesstrip", "status", "version") | {TOLD, AUDITED},
        target="trip",
    ),
    # notifications
    Write(
        "PUT notifications/{id}/",
        "person",
        "core.Notification",
        columns("core_notification", "is_read"),
        target="notification",
        body=lambda world: {"is_read": True},
    ),
    Write(
        "PUT notifications/mark-all-read/",
        "person",
        "core.Notification",
        columns("core_notification", "is_read"),
    ),
    # organizations
    Write(
        "POST organizations/entities/",
        "admin",
        "organizations.Entity",
        {"+organizations_entity", AUDITED},
        body=lambda world: {"entity_name": "Umbrella", "email_domains": ["umbrella.example"]},
        status=201,
    ),
    Write(
        "PUT organizations/entities/{id}/",
        "admin",
        "organizations.Entity",
        columns("organizations_entity", "entity_name") | {AUDITED},
        target="entity",
        body=lambda world: {"entity_name": "Umbrella"},
        others={"email_domains"},
    ),
    Write(
        "DELETE organizations/entities/{id}/",
        "admin",
        "organizations.Entity",
        columns("organizations_entity", "is_active")
        | columns("organizations_location", "is_active", "is_off_with_entity")
        | columns("organizations_department", "is_active", "is_off_with_entity")
        | {AUDITED},
        target="entity",
    ),
    Write(
        "PUT organizations/entities/{id}/reactivate/",
        "admin",
        "organizations.Entity",
        columns("organizations_entity", "is_active") | {AUDITED},
        target="closed",
    ),
    Write(
        "POST organizations/locations/",
        "hr",
        "organizations.Location",
        {"+organizations_location", AUDITED},
        body=lambda world: {
            "entity": world.entity.pk,
            "location_name": "Annex",
            "timezone": "Asia/Tokyo",
            "weekend": [6, 7],
        },
        ids={"entity": lambda world: world.other.entity.pk},
        status=201,
    ),
    Write(
        "PUT organizations/locations/{id}/",
        "hr",
        "organizations.Location",
        columns("organizations_location", "location_name") | {AUDITED},
        target="location",
        body=lambda world: {"location_name": "Annex"},
        others={"timezone", "weekend", "is_active"},
    ),
    Write(
        "DELETE organizations/locations/{id}/",
        "hr",
        "organizations.Location",
        columns("organizations_location", "is_active") | {AUDITED},
        target="empty_location",
    ),
    Write(
        "POST organizations/departments/",
        "hr",
        "organizations.Department",
        {"+organizations_department", AUDITED},
        body=lambda world: {
            "entity": world.entity.pk,
            "location": world.location.pk,
            "department_name": "Lab",
        },
        ids={
            "entity": lambda world: world.other.entity.pk,
            "location": lambda world: world.other.location.pk,
        },
        status=201,
    ),
    Write(
        "PUT organizations/departments/{id}/",
        "hr",
        "organizations.Department",
        columns("organizations_department", "department_name") | {AUDITED},
        target="department",
        body=lambda world: {"department_name": "Lab"},
        others={"location", "is_active"},
        ids={"location": lambda world: world.other.location.pk},
    ),
    Write(
        "DELETE organizations/departments/{id}/",
        "hr",
        "organizations.Department",
        columns("organizations_department", "is_active") | {AUDITED},
        target="unused_department",
    ),
    Write(
        "POST organizations/managers/",
        "hr",
        "organizations.DepartmentManager",
        {"+organizations_departmentmanager", AUDITED},
        body=lambda world: {"department": world.department.pk, "user": world.manager.pk},
        ids={
            "department": lambda world: world.other.department.pk,
            "user": lambda world: world.other.person.pk,
        },
        status=201,
    ),
    Write(
        "DELETE organizations/managers/{id}/",
        "hr",
        "organizations.DepartmentManager",
        {"-organizations_departmentmanager", AUDITED},
        target="link",
        status=204,
    ),
]
