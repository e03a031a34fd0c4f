"""Commands that come round: showing changes nothing, twice is once, and some at once are one."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from pytest_django import Settings

from backend.tests.dumps import dump, moves
from conftest import TEST_NOW
from core.constants import AuditAction
from core.models import AuditLog, IdempotencyKey
from leaves.models import Attachment
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import open_year, vacation
from leaves.tests.races import at_once
from users.models import Login, LoginFailures, RefreshToken, User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = TEST_NOW - timedelta(days=8 * 366)
OPENED = {"+leaves_leavebalance", "+leaves_ledgerentry"}
RECALCULATED = {
    "+core_auditlog",
    "+leaves_ledgerentry",
    "leaves_leavebalance.allocated_hours",
    "leaves_leavebalance.hours",
    "leaves_leavebalance.version",
}
PURGED = {
    "-core_idempotencykey",
    "-leaves_attachment",
    "-users_login",
    "-users_loginfailures",
    "-users_refreshtoken",
}
PRUNED = {"-core_auditlog"}
NOTED = {"+core_maintenancerun"}
COMMANDS: list[tuple[str, set[str]]] = [
    ("open_balance_year", OPENED),
    ("recalculate_exempt_vacation", RECALCULATED),
    ("purge_expired", PURGED),
    ("prune_audit_log", PRUNED),
    ("daily", OPENED | PURGED | PRUNED | NOTED),
]
on_each = pytest.mark.parametrize(("name", "effect"), COMMANDS, ids=[name for name, _ in COMMANDS])


@pytest.fixture(autouse=True)
def work_to_do(settings: Settings, tmp_path: Path) -> None:
    """For each command two of what it looks for, and one that it leaves alone."""
    settings.MEDIA_ROOT = str(tmp_path)
    vacation()
    seniors = UserFactory.create_batch(2)
    for person in seniors:
        open_year(person)
        Login.objects.filter(user=person).delete()
        login = Login.objects.create(user=person, created_at=LONG_AGO)
        RefreshToken.objects.create(login=login, expires_at=LONG_AGO)
        IdempotencyKey.objects.create(user=person, key="k", fingerprint=b"", created_at=LONG_AGO)
        LoginFailures.objects.create(
            email_hash=person.email.encode(), network="", failures=1, expires_at=LONG_AGO
        )
        AuditLog.objects.create(action=AuditAction.LOGIN, created_at=LONG_AGO)
        keep_document(person, LONG_AGO)
    keep_document(seniors[0], TEST_NOW)
    AuditLog.objects.create(action=AuditAction.LOGIN, created_at=TEST_NOW)
    User.objects.update(join_date=date(2015, 5, 1))
    UserFactory.create_batch(2)


def keep_document(owner: User, created_at: datetime) -> None:
    document = Attachment(
        uploader=owner, name="note.pdf", size=1, content_type="-", created_at=created_at
    )
    document.file.save("note", ContentFile(b"x"), save=True)


def call(name: str, **options: bool) -> str:
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


def counts() -> Counter[str]:
    return Counter(table for table, _ in dump())


def undone(work: Callable[[], object]) -> Counter[str]:
    """How many rows of each table the work would leave."""
    with transaction.atomic():
        work()
        left = counts()
        transaction.set_rollback(True)
    return left


@on_each
def test_a_dry_run_shows_the_work_and_changes_nothing(
    tmp_path: Path, name: str, effect: set[str]
) -> None:
    before, files = dump(), sorted(tmp_path.iterdir())

    shown = call(name, dry_run=True)

    assert "would" in shown
    assert moves(before, dump()) == set()
    assert sorted(tmp_path.iterdir()) == files


@on_each
def test_twice_is_once(tmp_path: Path, name: str, effect: set[str]) -> None:
    before = dump()

    call(name)
    once = dump()
    again = call(name)

    assert moves(before, once) == effect
    assert moves(once, dump()) == set()
    assert set(re.findall("[0-9]+", again.replace("2026:", ""))) == {"0"}
    assert len(list(tmp_path.iterdir())) == (1 if effect >= PURGED else 3)
    assert_books_agree()


@on_each
def test_some_at_once_are_one(tmp_path: Path, name: str, effect: set[str]) -> None:
    expected = undone(partial(call, name))

    at_once([partial(call, name)] * 3)

    assert counts() == expected
    assert len(list(tmp_path.iterdir())) == (1 if effect >= PURGED else 3)
    assert_books_agree()
