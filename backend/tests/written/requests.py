"""Writes of leave requests."""

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.tests.written.write import (
    AUDITED,
    BOOKED,
    TIMES,
    TOLD,
    Write,
    columns,
    days,
    leave,
)

WRITES = [
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
]
