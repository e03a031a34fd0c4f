"""Words as people look for them: whatever their case, with or without accents."""

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.lookups import Contains


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
