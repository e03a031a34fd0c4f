from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request

from core import replica
from core.retries import in_transaction
from leaves.serializers.reports import ExportSerializer
from leaves.services import exports
from leaves.views.base import LeaveView
from users.permissions import IsHROrAdmin, IsSettled

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BINARY = OpenApiResponse(OpenApiTypes.BINARY)


class ExportView(LeaveView):
    """The audit entry is committed before the first row leaves the server."""

    permission_classes = [IsSettled, IsHROrAdmin]
    throttle_scope = "export"

    @extend_schema(
        operation_id="export",
        summary="Export leave as csv or xlsx: HR of the company, ADMIN of all",
        request=ExportSerializer,
        responses={(200, "text/csv"): BINARY, (200, XLSX): BINARY},
    )
    def post(self, request: Request) -> HttpResponseBase:
        form = ExportSerializer(data=request.data, context={"request": request})
        form.is_valid(raise_exception=True)
        wanted, actor = form.selection(), self.request.user
        file_format = form.validated_data["format"]
        in_transaction(lambda: exports.record_export(actor, wanted, file_format))
        rows = exports.select(actor, wanted)
        name = f"leave-{wanted.start}-{wanted.end}.{file_format}"
        if file_format == "xlsx":
            book = replica.read(lambda: exports.as_xlsx(rows.all()))
            return FileResponse(book, as_attachment=True, filename=name, content_type=XLSX)
        pieces = replica.stream(lambda: exports.as_csv(rows.all()))
        answer = StreamingHttpResponse(pieces, content_type=CSV)
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
