"""Tell people things, inside the transaction of the command that made them true."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from core.constants import NotificationType
from core.errors import NotFoundError
from core.models import Notification


def notices(
    *,
    user_ids: Iterable[int],
    notification_type: NotificationType,
    title: str,
    message: str,
    params: Mapping[str, Any],
    related_object_id: int | None = None,
    link: str = "",
) -> list[Notification]:
    """One row per person, each person once, in the order of their ids; `send` writes them."""
    return [
        Notification(
            user_id=user_id,
            notification_type=notification_type,
            title=title,
            message=message,
            params=dict(params),
            related_object_id=related_object_id,
            link=link,
        )
        for user_id in sorted(set(user_ids))
    ]


def send(told: Sequence[Notification]) -> list[Notification]:
    return Notification.objects.bulk_create(told)


def sent[**P](worded: Callable[P, list[Notification]]) -> Callable[P, list[Notification]]:
    """The function that sends what this one words."""

    def tell(*args: P.args, **kwargs: P.kwargs) -> list[Notification]:
        return send(worded(*args, **kwargs))

    return tell


notify = sent(notices)


def mark(*, notification_id: int, user_id: int, is_read: bool, now: datetime) -> Notification:
    """Raise NotFoundError for what was told to somebody else."""
    try:
        notification = Notification.objects.of_user(user_id).get(pk=notification_id)
    except Notification.DoesNotExist as exc:
        raise NotFoundError from exc
    if notification.is_read != is_read:
        notification.is_read, notification.updated_at = is_read, now
        notification.save(update_fields=["is_read", "updated_at"])
    return notification


def mark_all_read(*, user_id: int, now: datetime) -> int:
    """How many were unread."""
    return Notification.objects.of_user(user_id).unread().update(is_read=True, updated_at=now)
