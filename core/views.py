"""What people are told, and what of it they have read."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import ApiView, caller_id, command
from core.models import Notification
from core.pagination import NewestFirstCursorPagination
from core.permissions import HasOwnPassword
from core.serializers import (
    MarkReadSerializer,
    NotificationQuery,
    NotificationSerializer,
    UpdatedSerializer,
)
from core.services import notification_service


class NotificationsView(ApiView):
    permission_classes = [HasOwnPassword]
    query_serializer = NotificationQuery
    pagination_class = NewestFirstCursorPagination

    @extend_schema(summary="List notifications", responses=NotificationSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The caller's notifications, newest first."""
        told = Notification.objects.of_user(caller_id(request))
        if "is_read" in self.query:
            told = told.filter(is_read=self.query["is_read"])
        return self.page_of(told, NotificationSerializer)


class NotificationView(ApiView):
    permission_classes = [HasOwnPassword]

    @extend_schema(
        summary="Mark a notification as read or unread",
        request=MarkReadSerializer,
        responses=NotificationSerializer,
    )
    @command
    def put(self, request: Request, pk: int) -> Response:
        """Mark one as read (an empty body) or unread."""
        form = MarkReadSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        notification = notification_service.mark(
            notification_id=pk, user_id=caller_id(request), now=clock.now(), **form.validated_data
        )
        return Response(NotificationSerializer(notification).data)


class MarkAllReadView(ApiView):
    permission_classes = [HasOwnPassword]

    @extend_schema(
        summary="Mark all notifications as read", request=None, responses=UpdatedSerializer
    )
    @command
    def put(self, request: Request, **_: Any) -> Response:
        updated = notification_service.mark_all_read(user_id=caller_id(request), now=clock.now())
        return Response({"updated": updated})
