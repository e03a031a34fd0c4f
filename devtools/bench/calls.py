"""The endpoints that are measured, and the calls that are made at each."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote

from devtools.bench.cast import Caller, Cast, Wish
from leaves.seeding.crowd import LAST_NAMES, email_of
from leaves.seeding.history import YEARS_BACK

PERSONAL, LIST, COMMAND, WHOLE = "personal", "list", "command", "whole"
SUBMIT, APPROVE, POLL = "submit", "approve", "unread-count, unchanged"


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    name: str
    kind: str
    calls: list[Call] = field(default_factory=list)


def endpoints(cast: Cast) -> list[Endpoint]:
    hr, employees, managers = [cast.overseer()], cast.employees(), cast.managers()
    year = cast.now.year
    return [
        Endpoint(POLL, PERSONAL, reads("notifications/unread-count/", employees)),
        Endpoint("auth/me", PERSONAL, reads("auth/me/", employees)),
        Endpoint("own requests", PERSONAL, reads("leaves/requests/my/", employees)),
        Endpoint("own balances", PERSONAL, reads("leaves/balance/my/", employees)),
        Endpoint("notifications", PERSONAL, reads("notifications/", employees)),
        Endpoint("requests, HR", LIST, reads("leaves/requests/", hr)),
        Endpoint("requests, manager", LIST, reads("leaves/requests/", managers)),
        Endpoint("approvals, manager", LIST, reads("leaves/approvals/", managers)),
        Endpoint("users", LIST, reads("users/", hr)),
        Endpoint("users, a surname", LIST, searches("users/", hr, LAST_NAMES[::4])),
        Endpoint("users, an address", LIST, searches("users/", hr, map(email_of, range(40)))),
        Endpoint("calendar, employee", LIST, reads("leaves/calendar/", employees)),
        Endpoint("calendar, HR", LIST, reads("leaves/calendar/", hr)),
        Endpoint("report of a year", WHOLE, reads(f"leaves/reports/?year={year}", hr)),
        Endpoint(SUBMIT, COMMAND, [ask(wish) for wish in cast.wishes()]),
        Endpoint(APPROVE, COMMAND, [approval(who, leave.pk) for who, leave in cast.pending()]),
    ]


def reads(path: str, callers: Iterable[Caller]) -> list[Call]:
    return [Call("GET", f"/api/v1/{path}", signed(caller.token)) for caller in callers]


def searches(path: str, callers: list[Caller], words: Iterable[str]) -> list[Call]:
    return [call for word in words for call in reads(f"{path}?search={quote(word)}", callers)]


def ask(wish: Wish) -> Call:
    day = wish.day.isoformat()
    body = {"category": wish.category, "start_date": day, "end_date": day}
    return Call("POST", "/api/v1/leaves/requests/", _once(wish.caller.token), body)


def approval(decider: Caller, leave: int) -> Call:
    return Call("PUT", f"/api/v1/leaves/requests/{leave}/approve/", _once(decider.token), {})


def export(hr: Caller, today: date) -> Call:
    """All leave there is."""
    first, last = date(today.year - YEARS_BACK, 1, 1), date(today.year + 1, 12, 31)
    wanted = {"format": "csv", "from": first.isoformat(), "to": last.isoformat()}
    return Call("POST", "/api/v1/leaves/export/", signed(hr.token), wanted)


def signed(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _once(token: str) -> dict[str, str]:
    return {**signed(token), "Idempotency-Key": uuid.uuid4().hex}
