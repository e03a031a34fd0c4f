"""Tell people things, inside the transaction of the command that made them true."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.constants import NotificationType
from core.models import Notification


def notify(
    *,
    user_ids: Iterable[int],
    notification_type: NotificationType,
    title: str,
    message: str,
    params: Mapping[str, Any],
    related_object_id: int | None = None,
    link: str = "",
) -> list[Notification]:
    """One row per person, each person once, in the order of their ids."""
    return Notification.objects.bulk_create(
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
    )
