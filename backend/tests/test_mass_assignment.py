"""Every field of the models, sent with every write: only what a write is for changes."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.urls import get_resolver
from rest_framework.test import APIClient

from backend.tests.dumps import Rows, dump, moves, number_from, tables, unused_id
from backend.tests.operations import document, routed, writes
from backend.tests.world import World
from backend.tests.writes import WRITES
from backend.tests.written.write import Write
from conftest import SignIn

pytestmark = pytest.mark.django_db

# Random, or of the wall clock: compared by whether they changed, and never what was sent.
OF_THE_MOMENT = {"created_at", "updated_at", "password", "jti", "file"}
SENT_TEXT, SENT_DATE, SENT_INSTANT = "hostile", "1999-09-09", "1999-09-09T09:09:09Z"


def value_for(column: "models.Field[Any, Any]", world: World, flag: bool) -> Any:
    """What the field could hold and does not; an id is one of the other company."""
    if column.is_relation:
        return stranger(column.related_model, world)
    kinds: list[tuple[Any, Any]] = [
        (models.BooleanField, flag),
        (models.DateTimeField, SENT_INSTANT),
        (models.DateField, SENT_DATE),
        (models.TimeField, "09:09"),
        ((models.IntegerField, models.AutoField), 987654),
        (models.DecimalField, "987.25"),
        (models.JSONField, {"sent": SENT_TEXT}),
        (models.GenericIPAddressField, "9.9.9.9"),
        (models.UUIDField, "99999999-9999-4999-8999-999999999999"),
    ]
    for kind, value in kinds:
        if isinstance(column, kind):
            return value
    choices = [value for value, _ in column.choices or []]
    return choices[-1] if choices else SENT_TEXT


def stranger(model: Any, world: World) -> int:
    other = world.other
    rows = [other.entity, other.location, other.department, other.boss, other.document]
    found = [row.pk for row in [*rows, other.leave] if isinstance(row, model)]
    return found[0] if found else 987654


def hostile(write: Write, world: World, allowed: set[str], flag: bool) -> dict[str, Any]:
    """Every field of every model under both its names; those of the write's own model win."""
    sent: dict[str, Any] = {"is_staff": True, "permissions": ["all"], "pk": world.admin.pk}
    for model in [*tables(), apps.get_model(write.model)]:
        for column in model._meta.concrete_fields:
            value = value_for(column, world, flag)
            sent |= {column.name: value, column.attname: value}
    return {name: value for name, value in sent.items() if name not in allowed}


def outcome(
    write: Write, world: World, client: APIClient, body: dict[str, Any], first_id: int
) -> Rows:
    """The rows after the write, which is then undone."""
    with transaction.atomic():
        number_from(first_id)
        response = write.send(client, world, body, "multipart" if write.is_upload else "json")
        assert response.status_code == write.status, getattr(response, "content", b"")
        if response.streaming:
            b"".join(response.streaming_content)
        rows = dump()
        transaction.set_rollback(True)
    return rows


def as_form(extra: dict[str, Any]) -> dict[str, str]:
    return {name: json.dumps(value) for name, value in extra.items()}


def stable(rows: Rows, before: Rows) -> Rows:
    """Without what differs from moment to moment."""
    return {
        key: {
            name: value if name not in OF_THE_MOMENT else value != before.get(key, {}).get(name)
            for name, value in row.items()
        }
        for key, row in rows.items()
    }


def test_every_write_and_every_field_of_its_body_is_listed(world: World) -> None:
    listed = {write.operation: {*write.body(world)} | write.others for write in WRITES}

    assert len(listed) == len(WRITES)
    assert listed == {name: {*body} for name, body in writes(document()).items()}
    assert {*listed} == {*routed(get_resolver().url_patterns)}


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.operation)
def test_changes_only_its_own_columns_whatever_else_is_sent(
    world: World, as_user: SignIn, write: Write
) -> None:
    client = APIClient() if write.caller == "nobody" else as_user(getattr(world, write.caller))
    body = write.body(world)
    allowed = {*body} | write.others
    before, first_id = dump(), unused_id()

    plain = outcome(write, world, client, body, first_id)
    attacked = []
    for flag in (True, False):
        more = hostile(write, world, allowed, flag)
        again = body | as_form(more) | write.body(world) if write.is_upload else body | more
        attacked.append(outcome(write, world, client, again, first_id))

    assert moves(before, plain) == write.changes
    for rows in attacked:
        assert stable(rows, before) == stable(plain, before)
        assert sent_values(rows, before) == set()


def sent_values(rows: Rows, before: Rows) -> set[str]:
    return {
        f"{table}.{name}"
        for (table, pk), row in rows.items()
        for name in OF_THE_MOMENT & {*row}
        if str(row[name]).startswith((SENT_TEXT, SENT_DATE)) and before.get((table, pk)) != row
    }
