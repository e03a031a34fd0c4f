from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.pagination import PageNumberPagination
from leaves.models import LeaveRequest
from leaves.serializers.asks import RequestListQuery
from leaves.serializers.requests import LeaveRequestSerializer
from leaves.views.base import LeaveView


class MyLeaveRequestsView(LeaveView):
    query_serializer = RequestListQuery
    pagination_class = PageNumberPagination

    @extend_schema(
        operation_id="leave_requests_mine",
        summary="List one's own requests",
        responses=LeaveRequestSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        rows = LeaveRequest.objects.filter(user=self.request.user).matching(**self.query)
        return self.page_of(rows.with_people(), LeaveRequestSerializer, **self.shown_to_viewer())
