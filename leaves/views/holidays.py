import hashlib
from datetime import date

from django.db.models import Count, Max
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.etags import matches_none
from core.pagination import PageNumberPagination
from leaves.models import PublicHoliday
from leaves.querysets import PublicHolidayQuerySet
from leaves.serializers.holidays import HolidayQuery, PublicHolidaySerializer
from leaves.views.base import LeaveView


class PublicHolidaysView(LeaveView):
    query_serializer = HolidayQuery
    pagination_class = PageNumberPagination

    @extend_schema(
        operation_id="holidays_list",
        summary="List the public holidays that apply to the caller, or as HR the company's",
        responses={200: PublicHolidaySerializer(many=True), 304: None},
    )
    def get(self, request: Request) -> Response:
        rows = self._rows()
        state = rows.aggregate(count=Count("pk"), newest=Max("updated_at"), highest=Max("pk"))
        facts = f"{self.request.user.pk} {request.get_full_path()} {sorted(state.items())}"
        tag = f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'
        if matches_none(request, tag):
            return Response(status=304, headers={"ETag": tag})
        page = self.page_of(rows.order_by("start_date", "id"), PublicHolidaySerializer)
        page["ETag"] = tag
        return page

    def _rows(self) -> PublicHolidayQuerySet:
        rows = PublicHoliday.objects.visible_to(self.request.user)
        if year := self.query.get("year"):
            rows = rows.overlapping(date(year, 1, 1), date(year, 12, 31))
        for name in ("entity", "location"):
            if name in self.query:
                rows = rows.filter(**{name: self.query[name]})
        return rows
