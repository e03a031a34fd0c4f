"""Reads and locks every app shares."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Self, cast

from django.db import connection, models, transaction

if TYPE_CHECKING:
    from core.models import Notification  # noqa: F401


STREAMED_AT_ONCE = 2000


def streamed[Row](rows: "models.QuerySet[Any, Row]") -> Iterator[Row]:
    """All rows in flat memory, by a cursor of one transaction.

    Outside of one Django declares a cursor that outlives its transaction, in a session of
    PostgreSQL that a pooler would give to somebody else meanwhile.
    """
    with transaction.atomic(using=rows.db, savepoint=False):
        yield from rows.iterator(chunk_size=STREAMED_AT_ONCE)


def write_all(rows: "Collection[models.Model]", *fields: str) -> None:
    """Write these fields of stored rows of one model, in one statement.

    `bulk_update` says it with a CASE for each row and field, and takes longer to word that than
    PostgreSQL to write very many rows.
    """
    if not rows:
        return
    meta = next(iter(rows))._meta
    written = [cast("models.Field[Any, Any]", meta.get_field(name)) for name in fields]
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows]
        for field in (meta.pk, *written)
    ]
    arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in (meta.pk, *written))
    names = [str(field.column) for field in written]
    words = (
        f"UPDATE {meta.db_table} AS stored SET {', '.join(f'{n} = new.{n}' for n in names)}"  # noqa: S608  # names of our own
        f" FROM unnest({arrays}) AS new (key, {', '.join(names)})"
        f" WHERE stored.{meta.pk.column} = new.key"
    )
    with connection.cursor() as cursor:
        cursor.execute(words, values)


class LockingQuerySet[M: models.Model](models.QuerySet[M]):
    def locked(self) -> Self:
        """Hold these rows until the transaction ends.

        Taken in key order, so two callers cannot deadlock.
        """
        return self.order_by("pk").select_for_update(of=("self",), no_key=True)


class NotificationQuerySet(models.QuerySet["Notification"]):
    def of_user(self, user_id: int) -> Self:
        return self.filter(user_id=user_id)

    def unread(self) -> Self:
        return self.filter(is_read=False)
