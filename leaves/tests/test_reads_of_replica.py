"""Which pages a replica may answer, and what they are told by it."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from conftest import SignIn
from core import replica
from leaves.tests.factories import approve, submit
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("reader")
REPORTS, CALENDAR, EXPORT = (
    f"/api/v1/leaves/{page}/" for page in ("reports", "calendar", "export")
)
MARCH = {"from": "2026-03-01", "to": "2026-03-31"}
BEHIND = "SELECT %s::text IS NULL"
OF_ONESELF = (
    "auth/me/",
    "leaves/approvals/",
    "leaves/balance/my/",
    "leaves/balance/my/ledger/",
    "leaves/overview/",
    "leaves/requests/",
    "leaves/requests/my/",
    "notifications/",
    "notifications/unread-count/",
    "users/",
    "users/my-subordinates/",
)


@pytest.fixture
def hr() -> User:
    approver = UserFactory(manager=True)
    person = UserFactory(approver=approver)
    approve(submit(person), approver)
    overseer: User = UserFactory(hr=True, colleague_of=person)
    return overseer


def tables_read_there[T](call: Callable[[], T]) -> tuple[T, set[str]]:
    with CaptureQueriesContext(connections["reader"]) as statements:
        answer = call()
    sent = " ".join(each["sql"] for each in statements)
    tables = ("users_user", "users_login", "leaves_leaverequest", "leaves_leavecharge")
    return answer, {table for table in tables if f'FROM "{table}"' in sent}


def test_reports_and_the_calendar_of_the_team_come_from_the_replica(
    as_user: SignIn, hr: User
) -> None:
    client = as_user(hr)

    report, of_report = tables_read_there(lambda: client.get(REPORTS))
    calendar, of_calendar = tables_read_there(lambda: client.get(CALENDAR, MARCH))

    assert of_report == {"leaves_leaverequest", "leaves_leavecharge"}
    assert of_calendar == {"users_user", "leaves_leaverequest"}
    assert report.json()["totals"]["approved"] == 1
    assert len(calendar.json()["events"]) == 1


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_an_export_comes_from_the_replica(as_user: SignIn, hr: User, file_format: str) -> None:
    def export() -> bytes:
        answer: Any = as_user(hr).post(EXPORT, {**MARCH, "format": file_format})
        return b"".join(answer.streaming_content)

    content, tables = tables_read_there(export)

    assert tables == {"leaves_leaverequest"}
    assert file_format == "xlsx" or len(list(csv.reader(io.StringIO(content.decode())))) == 2


def test_nothing_of_oneself_comes_from_the_replica(as_user: SignIn, hr: User) -> None:
    client = as_user(hr)

    for page in OF_ONESELF:
        with CaptureQueriesContext(connections["reader"]) as statements:
            assert client.get(f"/api/v1/{page}").status_code == 200, page
        assert len(statements) == 0, page


def test_who_may_ask_is_not_a_question_for_the_replica(as_user: SignIn, hr: User) -> None:
    """Whoever has just been demoted is refused before it is asked."""
    client = as_user(hr)
    User.objects.filter(pk=hr.pk).update(role="EMPLOYEE")

    answer, tables = tables_read_there(lambda: client.get(REPORTS))

    assert (answer.status_code, tables) == (403, set())


def test_a_replica_that_is_behind_shows_nobody_what_they_may_no_longer_see(
    as_user: SignIn, hr: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replica, "HAS_REPLAYED", BEHIND)

    answer, tables = tables_read_there(lambda: as_user(hr).get(CALENDAR, MARCH))

    assert (answer.status_code, tables) == (200, set())
    assert len(answer.json()["events"]) == 1
