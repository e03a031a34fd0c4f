"""Writes of business trips and notifications."""

from backend.tests.written.write import (
    AUDITED,
    TOLD,
    Write,
    columns,
    days,
)

WRITES = [
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
]
