"""Every row of every table, before and after."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import connection, models

OURS = ("core", "users", "organizations", "leaves")
GAP = 1000

type Rows = dict[tuple[str, Any], dict[str, Any]]


def tables() -> list[type[models.Model]]:
    return [model for name in OURS for model in apps.get_app_config(name).get_models()]


def dump() -> Rows:
    rows: Rows = {}
    with connection.cursor() as cursor:
        for model in tables():
            table = model._meta.db_table
            cursor.execute(f'SELECT id, row_to_json(t)::text FROM "{table}" t')  # noqa: S608
            rows |= {(table, pk): json.loads(row) for pk, row in cursor.fetchall()}
    return rows


def seals() -> dict[str, str]:
    """One for each table, which differs as soon as anything in it does."""
    each = "SELECT '{0}', md5(string_agg(t::text, ' ' ORDER BY id)) FROM {0} t"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each.format(model._meta.db_table) for model in tables()))
        return dict(cursor.fetchall())


def broken(before: Mapping[str, str]) -> set[str]:
    """The tables that have changed since they were sealed."""
    return {table for table, seal in seals().items() if seal != before[table]}


def unused_id() -> int:
    """Beyond what any table has numbered yet, in this test or one before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_value) FROM pg_sequences")
        (last,) = cursor.fetchone() or (0,)
    return int(last) + GAP


def number_from(first: int) -> None:
    """Two runs from the same start number their new rows alike."""
    with connection.cursor() as cursor:
        for model in tables():
            cursor.execute("SELECT setval(%s, %s)", [f"{model._meta.db_table}_id_seq", first])


def moves(before: Rows, after: Rows) -> set[str]:
    """`table.column` of rows that changed, `+table` of new rows, `-table` of rows that are gone."""
    return set(_moves(before, after))


def _moves(before: Rows, after: Rows) -> Iterator[str]:
    for table, pk in before.keys() | after.keys():
        old, new = before.get((table, pk)), after.get((table, pk))
        if old is None or new is None:
            yield f"{'+' if old is None else '-'}{table}"
        else:
            yield from (f"{table}.{name}" for name in changed_columns(old, new))


def changed_columns(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return [name for name in new if old[name] != new[name] and name != "updated_at"]
