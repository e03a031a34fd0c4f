from datetime import UTC, datetime, timedelta

import pytest

from core import clock
from core.constants import AuditAction
from core.services.audit_log_service import record
from organizations.models import Entity

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 5, 4, 9, 30, tzinfo=UTC)
LATER = LONG_AGO + timedelta(days=2)


def test_rows_bear_the_instant_the_clock_was_told() -> None:
    with clock.at(LONG_AGO):
        entity = Entity.objects.create(entity_name="Acme")
        entry = record(action=AuditAction.ORGANIZATION_CHANGE, actor_id=None, target=entity)
    with clock.at(LATER):
        entity.save(update_fields=["updated_at"])

    entity.refresh_from_db()
    entry.refresh_from_db()
    assert (entity.created_at, entity.updated_at) == (LONG_AGO, LATER)
    assert entry.created_at == LONG_AGO


def test_without_being_told_rows_bear_the_instant_of_writing() -> None:
    with clock.at(LONG_AGO):
        pass

    entity = Entity.objects.create(entity_name="Acme")

    assert clock.told() is None
    assert entity.created_at.year >= 2026
