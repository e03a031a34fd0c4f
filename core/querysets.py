"""Reads and locks every app shares."""

from typing import Self

from django.db import models


class LockingQuerySet[M: models.Model](models.QuerySet[M]):
    def locked(self) -> Self:
        """Hold these rows until the transaction ends.

        Taken in key order, so two callers cannot deadlock.
        """
        return self.order_by("pk").select_for_update(of=("self",), no_key=True)


class NotificationQuerySet(models.QuerySet["models.Model"]):
    def of_user(self, user_id: int) -> Self:
        return self.filter(user_id=user_id)

    def unread(self) -> Self:
        return self.filter(is_read=False)
