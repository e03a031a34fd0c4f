"""Writes of people."""

from backend.tests.written.write import (
    AUDITED,
    OPENED,
    REALLOCATED,
    TOLD,
    Write,
    columns,
    leave,
)

WRITES = [
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
        columns("users_user", "email", "first_name", "last_name", "searched", "version")
        | {AUDITED},
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
        columns("users_user", "first_name", "last_name", "searched", "version") | {AUDITED},
        body=lambda world: {"first_name": "Ida", "last_name": "Rhodes"},
    ),
]
