"""Words as people look for them: whatever their case, with or without accents."""

from typing import Any

from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.lookups import Contains

FEW = 5_000  # keys are carried; more than these are found again


def words_of(search: str) -> list[str]:
    """Each once: what is asked twice is found once."""
    return list(dict.fromkeys(search.split()))


def searchable(*texts: str | Combinable) -> Func:
    """These texts with a blank between them: capitals without accents (core migration 0005)."""
    parts: list[str | Combinable] = []
    for text in texts:
        parts += [text, Value(" ")]
    return Func(
        *parts[:-1], function="core_searchable", arg_joiner=" || ", output_field=TextField()
    )


def holds(name: str, word: str) -> Q:
    """The field has the word somewhere in it."""
    return Q(Contains(searchable(F(name)), searchable(Value(word))))


def keys_when_few(*wanted: QuerySet[Any]) -> list[list[int] | QuerySet[Any]]:
    """What each of these finds, for `__in`: its keys, or the query itself where they are too many.

    All are read in one statement. With keys PostgreSQL takes the rows they have from an index; of
    a query it does not know how little it finds, and goes through all rows until a page is full.
    """
    if not wanted:
        return []
    asked = [
        rows.order_by().annotate(which=Value(which)).values_list("which", "pk")[: FEW + 1]
        for which, rows in enumerate(wanted)
    ]
    found: list[list[int]] = [[] for _ in wanted]
    for which, key in asked[0].union(*asked[1:], all=True):
        found[which].append(key)
    return [
        keys if len(keys) <= FEW else rows.order_by().values("pk")
        for keys, rows in zip(found, wanted, strict=True)
    ]
