import factory

from core.constants import NotificationType
from core.models import Notification


class NotificationFactory(factory.django.DjangoModelFactory[Notification]):
    """An unread word to `user` that their leave was approved."""

    class Meta:
        model = Notification

    notification_type = NotificationType.LEAVE_APPROVED
    title = "Leave approved"
    message = "Vacation, 02 Mar to 03 Mar 2026."
    params = factory.LazyFunction(dict)
