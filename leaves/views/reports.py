from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock, replica
from leaves.serializers.reports import ReportQuery, ReportSerializer
from leaves.services import reports
from leaves.services.reports import Scope
from leaves.views.base import LeaveView
from users.permissions import IsHROrAdmin, IsSettled


class ReportView(LeaveView):
    permission_classes = [IsSettled, IsHROrAdmin]
    query_serializer = ReportQuery

    @extend_schema(
        operation_id="reports_read",
        summary="Read the leave of a year in figures: HR of the company, ADMIN of all",
        responses=ReportSerializer,
    )
    def get(self, request: Request) -> Response:
        scope = self._scope()
        return Response(ReportSerializer(replica.read(lambda: reports.report(scope))).data)

    def _scope(self) -> Scope:
        caller = self.request.user
        entity = self.query.get("entity")
        if not caller.is_admin:
            if entity not in {None, caller.entity_id}:
                raise Http404
            entity = caller.entity_id
        year = self.query.get("year") or caller.local(clock.now()).year
        return Scope(year=year, entity=entity, department=self.query.get("department"))
