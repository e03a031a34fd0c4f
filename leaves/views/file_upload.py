from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command, plain_command, versioned
from core.etags import if_match
from leaves.models import Attachment
from leaves.serializers.attachments import AttachmentSerializer, AttachSerializer, UploadSerializer
from leaves.serializers.requests import LeaveRequestSerializer
from leaves.services import attachments
from leaves.views.base import LeaveView

# A document is never rendered on our origin, whatever a browser thinks it is.
SANDBOX = "sandbox; default-src 'none'"


class AttachmentsView(LeaveView):
    parser_classes = [MultiPartParser]

    @extend_schema(
        operation_id="attachments_upload",
        summary="Upload a document to attach to a request or trip within 24 hours",
        request={"multipart/form-data": UploadSerializer},
        responses={201: AttachmentSerializer},
    )
    @plain_command
    def post(self, request: Request) -> Response:
        form = UploadSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        kept = attachments.store(
            upload=form.validated_data["file"], uploader=self.request.user, now=clock.now()
        )
        return Response(AttachmentSerializer(kept).data, status=201)


class AttachmentView(LeaveView):
    @extend_schema(
        operation_id="attachments_download",
        summary="Download a document of a request one may see",
        responses={
            (200, kind): OpenApiResponse(OpenApiTypes.BINARY) for kind in attachments.CONTENT_TYPES
        },
    )
    def get(self, request: Request, pk: int) -> FileResponse:
        attachment = self._visible(pk)
        opened = FileResponse(
            attachments.contents_of(attachment),
            as_attachment=True,
            filename=attachment.name,
            content_type=attachment.content_type,
        )
        opened["Content-Security-Policy"] = SANDBOX
        attachments.record_view(attachment, viewer=self.request.user)
        return opened

    def _visible(self, pk: int) -> Attachment:
        used_by = ("uploader", "leave_request__user", "business_trip__user")
        attachment = Attachment.objects.select_related(*used_by).filter(pk=pk).first()
        if attachment is None or not self._may_see(attachment):
            raise Http404
        return attachment

    def _may_see(self, attachment: Attachment) -> bool:
        uses = (getattr(attachment, name, None) for name in ("leave_request", "business_trip"))
        owners = [use.user for use in uses if use is not None]
        if not owners:
            return attachment.uploader_id == self.request.user.pk
        return any(self.viewer.may_see_leave_of(owner) for owner in owners)


class RequestAttachmentView(LeaveView):
    @extend_schema(
        operation_id="leave_requests_attach",
        summary="Add or replace the document of a request",
        request=AttachSerializer,
        responses=LeaveRequestSerializer,
    )
    @versioned
    @command
    def put(self, request: Request, pk: int) -> Response:
        leave = self.visible_request(pk)
        form = AttachSerializer(data=request.data, context={"request": request, "leave": leave})
        form.is_valid(raise_exception=True)
        attached = attachments.attach(
            leave=leave,
            attachment=form.validated_data["attachment"],
            actor=self.request.user,
            now=clock.now(),
            expected=if_match(request),
        )
        return self.answer(attached)

    def check_rights(self, request: Request, **named: int) -> None:
        self.visible_request(named["pk"])
