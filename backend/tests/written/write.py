"""A write of the API: who does it, with which body, and what it may change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rest_framework.test import APIClient

from backend.tests.operations import ID
from backend.tests.world import World

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
