"""What has been kept long enough goes, and nothing else does."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from conftest import TEST_NOW
from core.constants import AuditAction
from core.models import AuditLog, IdempotencyKey
from leaves.models import Attachment
from leaves.tests.factories import submit
from users.models import Login, LoginFailures, RefreshToken
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def purge(*, dry_run: bool = False) -> str:
    out = StringIO()
    call_command("purge_expired", dry_run=dry_run, stdout=out)
    return out.getvalue()


def test_spent_keys_logins_and_failures_go_and_usable_ones_stay() -> None:
    person = UserFactory()
    for key, age in (("old", 2 * DAY), ("new", DAY / 2)):
        IdempotencyKey.objects.create(
            user=person, key=key, fingerprint=b"", created_at=TEST_NOW - age
        )
        login = Login.objects.create(user=person, created_at=TEST_NOW)
        RefreshToken.objects.create(login=login, expires_at=TEST_NOW + DAY - age)
        LoginFailures.objects.create(
            email_hash=key.encode(), network="", failures=1, expires_at=TEST_NOW + DAY - age
        )

    shown, done, again = purge(dry_run=True), purge(), purge()

    assert shown.splitlines()[:3] == [
        "would delete 1 idempotency keys",
        "would delete 1 logins",
        "would delete 1 login failures",
    ]
    assert done.splitlines()[:3] == [
        line.replace("would delete", "deleted") for line in shown.splitlines()[:3]
    ]
    assert "deleted 0 logins" in again
    assert [row.key for row in IdempotencyKey.objects.all()] == ["new"]
    assert RefreshToken.objects.get().expires_at == TEST_NOW + DAY / 2
    assert LoginFailures.objects.count() == 1


def test_documents_nothing_uses_go_with_their_files(
    settings: Settings,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    person = UserFactory()
    kept = {}
    for name, age in (("old", 2 * DAY), ("new", DAY / 2), ("used", 2 * DAY)):
        document = Attachment(
            uploader=person, name=name, size=1, content_type="-", created_at=TEST_NOW - age
        )
        document.file.save(name, ContentFile(b"x"), save=True)
        kept[name] = document
    submit(person, attachment=kept["used"])

    with django_capture_on_commit_callbacks(execute=True):
        purge()

    assert set(Attachment.objects.values_list("name", flat=True)) == {"new", "used"}
    assert {path.name for path in tmp_path.iterdir()} == {"new", "used"}


def test_the_audit_log_keeps_seven_years() -> None:
    for years in (6, 8):
        AuditLog.objects.create(
            action=AuditAction.LOGIN, created_at=TEST_NOW.replace(year=TEST_NOW.year - years)
        )
    out = StringIO()

    call_command("prune_audit_log", dry_run=True, stdout=out)
    call_command("prune_audit_log", stdout=out)
    call_command("prune_audit_log", stdout=out)

    assert out.getvalue().splitlines() == [
        "Audit log: would delete 1 entries.",
        "Audit log: deleted 1 entries.",
        "Audit log: deleted 0 entries.",
    ]
    assert AuditLog.objects.get().created_at.year == TEST_NOW.year - 6
