from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command
from core.pagination import PageNumberPagination
from leaves.models import LeaveRequest
from leaves.serializers.asks import (
    PreviewAskSerializer,
    PreviewSerializer,
    RequestListQuery,
    SubmissionSerializer,
)
from leaves.serializers.requests import LeaveRequestSerializer
from leaves.services import requests
from leaves.services.preview import preview
from leaves.views.base import LeaveView, people_in_care_of


class LeaveRequestsView(LeaveView):
    """The requests one may see, and filing a new one."""

    query_serializer = RequestListQuery
    pagination_class = PageNumberPagination

    @extend_schema(
        operation_id="leave_requests_list",
        summary="List requests of one's own and of those one may decide for or oversee",
        responses=LeaveRequestSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        rows = LeaveRequest.objects.visible_to(self.request.user).matching(**self.query)
        return self.page_of(rows.with_people(), LeaveRequestSerializer, **self.shown_to_viewer())

    @extend_schema(
        operation_id="leave_requests_submit",
        summary="Ask for leave",
        request=SubmissionSerializer,
        responses={201: LeaveRequestSerializer},
    )
    @command
    def post(self, request: Request) -> Response:
        form = SubmissionSerializer(data=request.data, context={"request": request})
        form.is_valid(raise_exception=True)
        person = form.person(people_in_care_of(self.request.user))
        leave = requests.submit(
            filer=self.request.user, person_id=person.pk, ask=form.ask(), now=clock.now()
        )
        return self.answer(leave, status=201)

    def check_rights(self, request: Request, **_: object) -> None:
        form = SubmissionSerializer(data=request.data, context={"request": request})
        if form.is_valid():
            form.person(people_in_care_of(self.request.user))


class PreviewLeaveRequestView(LeaveView):
    """What a request would cost, and every rule it would break; changes nothing."""

    throttle_scope = "preview"

    @extend_schema(
        operation_id="leave_requests_preview",
        summary="Price a request before sending it",
        request=PreviewAskSerializer,
        responses=PreviewSerializer,
    )
    def post(self, request: Request) -> Response:
        form = PreviewAskSerializer(data=request.data, context={"request": request})
        form.is_valid(raise_exception=True)
        shown = preview(
            asker=self.request.user,
            person=form.person(people_in_care_of(self.request.user)),
            ask=form.ask(),
            now=clock.now(),
            replacing=form.replaced(),
        )
        return Response(PreviewSerializer(shown).data)
