from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command, versioned
from core.errors import NotAllowedError
from core.etags import if_match
from core.pagination import PageNumberPagination
from core.queries import PageQuery
from leaves.authority import Authority
from leaves.models import LeaveRequest
from leaves.serializers.asks import ApprovalSerializer, ApprovalsQuery, RejectionSerializer
from leaves.serializers.requests import LeaveRequestSerializer
from leaves.services import approval
from leaves.views.base import LeaveView
from users.permissions import IsManagerOrAbove, IsSettled


class DecisionView(LeaveView):
    """Deciding needs the right to decide this very request, also when an answer is repeated."""

    def check_rights(self, request: Request, **named: int) -> None:
        if not self.viewer.may_decide(self.visible_request(named["pk"])):
            raise NotAllowedError("This request is not yours to decide.")

    def judge_anew(self) -> Authority:
        """The viewer, who has read nothing yet: what counts is read under the request's lock."""
        self.viewer = Authority(self.request.user)
        return self.viewer


class ApproveLeaveRequestView(DecisionView):
    @extend_schema(
        operation_id="leave_requests_approve",
        summary="Approve a pending request",
        request=ApprovalSerializer,
        responses=LeaveRequestSerializer,
    )
    @versioned
    @command
    def put(self, request: Request, pk: int) -> Response:
        leave = self.visible_request(pk)
        form = ApprovalSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        approved = approval.approve(
            leave=leave,
            decider=self.judge_anew(),
            now=clock.now(),
            comment=form.validated_data["comment"],
            expected=if_match(request),
        )
        return self.answer(approved)


class RejectLeaveRequestView(DecisionView):
    @extend_schema(
        operation_id="leave_requests_reject",
        summary="Reject a pending request, or an approved one within the window",
        request=RejectionSerializer,
        responses=LeaveRequestSerializer,
    )
    @versioned
    @command
    def put(self, request: Request, pk: int) -> Response:
        leave = self.visible_request(pk)
        if not self.judge_anew().may_decide(leave):
            raise NotAllowedError("This request is not yours to decide.")
        form = RejectionSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        rejected = approval.reject(
            leave=leave,
            decider=self.judge_anew(),
            reason=form.validated_data["reason"],
            now=clock.now(),
            expected=if_match(request),
        )
        return self.answer(rejected)


class ApprovalsView(LeaveView):
    """The requests whose turn is the caller's, oldest first."""

    permission_classes = [IsSettled, IsManagerOrAbove]
    query_serializer = ApprovalsQuery
    pagination_class = PageNumberPagination

    @extend_schema(
        operation_id="approvals_list",
        summary="List the requests that wait for the caller",
        responses=LeaveRequestSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        waiting = LeaveRequest.objects.awaiting(self.request.user).matching(**self.query)
        rows = waiting.with_people().order_by("created_at", "id")
        return self.page_of(rows, LeaveRequestSerializer, **self.shown_to_viewer())


class ApprovalHistoryView(LeaveView):
    """What the caller decided, newest first, for as long as they can sign in."""

    query_serializer = PageQuery
    pagination_class = PageNumberPagination

    @extend_schema(
        operation_id="approvals_history",
        summary="List what the caller decided",
        responses=LeaveRequestSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        decided = LeaveRequest.objects.filter(decided_by=self.request.user)
        rows = decided.with_people().order_by("-decided_at", "-id")
        return self.page_of(rows, LeaveRequestSerializer, **self.shown_to_viewer())
