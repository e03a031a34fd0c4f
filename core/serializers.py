"""Notifications as the API shows and reads them."""

from rest_framework import serializers

from core.fields import TrueFalseField
from core.models import Notification
from core.queries import CursorQuery


class NothingElse:
    """Mixed into a serializer whose shape has no other members, which the API document says too.

    It tells the shape from a longer one that an operation answers instead.
    """


class NotificationQuery(CursorQuery):
    is_read = TrueFalseField(required=False)


class NotificationSerializer(serializers.ModelSerializer[Notification]):
    class Meta:
        model = Notification
        fields = [
            "id",
            "notification_type",
            "title",
            "message",
            "params",
            "is_read",
            "related_object_id",
            "link",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields


class MarkReadSerializer(serializers.Serializer[None]):
    is_read = TrueFalseField(default=True)


class UpdatedSerializer(serializers.Serializer[None]):
    updated = serializers.IntegerField()


class UnreadCountSerializer(serializers.Serializer[None]):
    count = serializers.IntegerField()
