from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from core.api import ApiView
from core.pagination import NewestFirstCursorPagination
from organizations.audit_log import lookups_of, matching, readable_by
from organizations.serializers.audit_logs import AuditLogQuery, AuditLogSerializer
from users.permissions import IsHROrAdmin
from users.requests import UserRequest


class AuditLogsView(ApiView):
    permission_classes = [IsHROrAdmin]
    query_serializer = AuditLogQuery
    pagination_class = NewestFirstCursorPagination

    @extend_schema(
        summary="Read who did what, newest first",
        responses=AuditLogSerializer(many=True),
    )
    def get(self, request: UserRequest) -> Response:
        """HR reads the entries of the own company, ADMIN all."""
        entries = readable_by(request.user).filter(**lookups_of(self.query, request.user.zone))
        return self.page_of(matching(entries, self.query.get("search", "")), AuditLogSerializer)
