import hashlib

from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock, replica
from core.etags import OWN_TO_REVALIDATE, matches_none
from leaves.serializers.calendar import CalendarQuery, CalendarSerializer, shown, window_of
from leaves.services import calendar
from leaves.views.base import LeaveView


class TeamCalendarView(LeaveView):
    """Everyone in view, in pages of 100, with what the caller may know of their absences."""

    query_serializer = CalendarQuery

    @extend_schema(
        operation_id="calendar_read",
        summary="Read a month or up to 62 days of the team calendar",
        responses={200: CalendarSerializer, 304: None},
    )
    def get(self, request: Request) -> Response:
        viewer = self.request.user
        window = window_of(self.query, viewer.local(clock.now()).date())
        data = shown(replica.read(lambda: calendar.read(viewer, window)))
        tag = f'"{hashlib.sha256(JSONRenderer().render(data)).hexdigest()[:32]}"'
        headers = {"ETag": tag, **OWN_TO_REVALIDATE}
        if matches_none(request, tag):
            return Response(status=304, headers=headers)
        return Response(data, headers=headers)
