from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command, versioned
from core.etags import if_match, version_tag
from leaves.serializers.asks import AskSerializer, CancellationSerializer
from leaves.serializers.requests import LeaveRequestDetailSerializer, LeaveRequestSerializer
from leaves.services import cancellation, requests
from leaves.services.details import details_of
from leaves.views.base import LeaveView


class LeaveRequestView(LeaveView):
    """One request: its whole story, editing it while pending, and cancelling it."""

    @extend_schema(
        operation_id="leave_requests_read",
        summary="Read a request with balances, absences, history and ledger",
        responses=LeaveRequestDetailSerializer,
    )
    def get(self, request: Request, pk: int) -> Response:
        leave = self.visible_request(pk)
        leave.details = details_of(leave, self.viewer)
        shown = LeaveRequestDetailSerializer(leave, context=self.shown_to_viewer())
        return Response(shown.data, headers={"ETag": version_tag(leave.version)})

    @extend_schema(
        operation_id="leave_requests_edit",
        summary="Replace a pending request of one's own",
        request=AskSerializer,
        responses=LeaveRequestSerializer,
    )
    @versioned
    @command
    def put(self, request: Request, pk: int) -> Response:
        leave = self.visible_request(pk)
        form = AskSerializer(data=request.data, context={"request": request, "leave": leave})
        form.is_valid(raise_exception=True)
        edited = requests.edit(
            leave=leave,
            editor=self.request.user,
            ask=form.ask(),
            now=clock.now(),
            expected=if_match(request),
        )
        return self.answer(edited)

    @extend_schema(
        operation_id="leave_requests_delete",
        summary="Cancel a request (nothing is ever deleted)",
        request=None,
        responses=LeaveRequestSerializer,
    )
    @versioned
    @command
    def delete(self, request: Request, pk: int) -> Response:
        leave = cancellation.cancel(
            leave=self.visible_request(pk),
            actor=self.request.user,
            now=clock.now(),
            expected=if_match(request),
        )
        return self.answer(leave)

    def check_rights(self, request: Request, **named: int) -> None:
        self.visible_request(named["pk"])


class CancelLeaveRequestView(LeaveView):
    @extend_schema(
        operation_id="leave_requests_cancel",
        summary="Cancel a request, or as HR give back its days from a date on",
        request=CancellationSerializer,
        responses=LeaveRequestSerializer,
    )
    @versioned
    @command
    def put(self, request: Request, pk: int) -> Response:
        leave = self.visible_request(pk)
        form = CancellationSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        cancelled = cancellation.cancel(
            leave=leave,
            actor=self.request.user,
            now=clock.now(),
            expected=if_match(request),
            **form.validated_data,
        )
        return self.answer(cancelled)

    def check_rights(self, request: Request, **named: int) -> None:
        self.visible_request(named["pk"])
