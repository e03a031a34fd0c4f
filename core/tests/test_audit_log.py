"""The audit log is written once; only the retention command may delete what is old enough."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from conftest import TEST_NOW
from core.constants import AuditAction
from core.context import RequestContext, current
from core.models import AuditLog
from core.services.audit_log_service import record
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

OLD, YOUNG = TEST_NOW - timedelta(days=8 * 366), TEST_NOW


def entry(**facts: object) -> AuditLog:
    return AuditLog.objects.create(action=AuditAction.LOGIN, **facts)


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        yield


def retain(since: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('leave.audit_retention', %s, true)", [since])


def test_an_entry_tells_who_did_what_from_where() -> None:
    ada = UserFactory()
    token = current.set(RequestContext("req-1", "203.0.113.7"))

    made = record(
        action=AuditAction.ROLE_CHANGE,
        actor_id=ada.pk,
        target=ada,
        entity_id=ada.entity_id,
        changes={"role": ["EMPLOYEE", "MANAGER"]},
        reason="Promoted",
    )
    current.reset(token)

    kept = AuditLog.objects.get(pk=made.pk)
    assert (kept.actor, kept.target_id, kept.target_label) == (ada, ada.pk, f"User #{ada.pk}")
    assert (kept.target_type.model, kept.entity_id) == ("user", ada.entity_id)  # type: ignore[union-attr]
    assert (kept.changes, kept.reason) == ({"role": ["EMPLOYEE", "MANAGER"]}, "Promoted")
    assert (kept.request_id, kept.address, kept.is_override) == ("req-1", "203.0.113.7", False)


def test_refuses_to_be_changed() -> None:
    made = entry()

    with refused():
        AuditLog.objects.filter(pk=made.pk).update(reason="Another")

    assert AuditLog.objects.get().reason == ""


def test_refuses_to_be_deleted_however_old() -> None:
    entry(created_at=OLD)

    with refused():
        AuditLog.objects.all().delete()

    assert AuditLog.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_refuses_to_be_emptied() -> None:
    entry()

    with refused(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE core_auditlog CASCADE")

    assert AuditLog.objects.count() == 1


def test_retention_deletes_only_what_is_older_than_it_says() -> None:
    old, young = entry(created_at=OLD), entry(created_at=YOUNG)
    retain((TEST_NOW - timedelta(days=7 * 366)).isoformat())

    AuditLog.objects.filter(pk=old.pk).delete()
    with refused():
        AuditLog.objects.filter(pk=young.pk).delete()
    with refused():
        AuditLog.objects.filter(pk=young.pk).update(reason="Another")

    assert AuditLog.objects.get() == young


@pytest.mark.django_db(transaction=True)
def test_retention_ends_with_its_transaction() -> None:
    old = entry(created_at=OLD)
    with transaction.atomic():
        retain(YOUNG.isoformat())

    with refused():
        AuditLog.objects.filter(pk=old.pk).delete()

    assert AuditLog.objects.get() == old
