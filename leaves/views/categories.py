from django.db.models import Count, Max
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.etags import matches_none
from leaves.models import LeaveCategory
from leaves.serializers.categories import LeaveCategorySerializer
from leaves.views.base import LeaveView


class LeaveCategoriesView(LeaveView):
    pagination_class = None

    @extend_schema(
        operation_id="categories_list",
        summary="List the kinds of leave",
        responses={200: LeaveCategorySerializer(many=True), 304: None},
    )
    def get(self, request: Request) -> Response:
        rows = LeaveCategory.objects.order_by("id")
        if not self.request.user.is_overseer:
            rows = rows.filter(is_active=True)
        state = rows.aggregate(count=Count("pk"), newest=Max("updated_at"))
        tag = f'"{state["count"]}-{state["newest"]:%Y%m%d%H%M%S%f}"' if state["count"] else '"0"'
        if matches_none(request, tag):
            return Response(status=304, headers={"ETag": tag})
        return Response(LeaveCategorySerializer(rows, many=True).data, headers={"ETag": tag})
