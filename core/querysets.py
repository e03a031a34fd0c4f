"""Reads and locks every app shares."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from core.models import Notification  # noqa: F401


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
