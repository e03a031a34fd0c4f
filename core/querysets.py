"""Reads and locks every app shares."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction

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
