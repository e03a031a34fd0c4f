from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from leaves.serializers.balances import YearQuery
from leaves.serializers.overview import OverviewSerializer
from leaves.services import overview
from leaves.views.base import LeaveView


class OverviewView(LeaveView):
    query_serializer = YearQuery
    pagination_class = None

    @extend_schema(
        operation_id="leave_overview",
        summary="Read one's own balances and the leave that is pending or ahead",
        responses=OverviewSerializer,
    )
    def get(self, request: Request) -> Response:
        found = overview.of(self.request.user, year=self.query.get("year"), now=clock.now())
        return Response(OverviewSerializer(found, context=self.shown_to_viewer()).data)
