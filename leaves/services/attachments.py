"""Documents that prove a leave: checked by content, stored unserved, shown to those concerned."""

import logging
import re
import unicodedata
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from functools import partial
from typing import BinaryIO, Protocol

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from PIL import Image

from core.constants import AuditAction
from core.constraints import violations_as
from core.errors import InvalidInputError, NotAllowedError, NotFoundError
from core.etags import ANY_VERSION, Expectation
from core.retries import in_transaction
from core.services.audit_log_service import record
from leaves import messages
from leaves.authority import Authority
from leaves.constants import ATTACHABLE_DAYS, LeaveStatus
from leaves.errors import (
    AttachmentUsedError,
    DocumentsUnavailableError,
    PayloadTooLargeError,
    UnsupportedMediaTypeError,
)
from leaves.models import Attachment, LeaveRequest
from leaves.services.locks import lock_request
from leaves.services.states import require_state
from leaves.services.turns import deciders_of
from users.models import User

logger = logging.getLogger(__name__)

FOLDER = "attachments"
PDF, JPEG, PNG = CONTENT_TYPES = ("application/pdf", "image/jpeg", "image/png")
MAGIC = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
IMAGE_FORMATS = {JPEG: "JPEG", PNG: "PNG"}
ENDINGS = {PDF: (".pdf",), JPEG: (".jpg", ".jpeg"), PNG: (".png",)}
LONGEST_NAME = 255
MOST_PIXELS = 50_000_000
UNUSED_FOR = timedelta(hours=24)


class Upload(Protocol):
    """What the services need to know of an uploaded file."""

    name: str | None
    size: int | None
    file: BinaryIO


def store(*, upload: Upload, uploader: User, now: datetime) -> Attachment:
    """Keep a pdf, jpeg or png under a random name; it belongs to its uploader until used.

    Raises PayloadTooLargeError, UnsupportedMediaTypeError, InvalidInputError and
    DocumentsUnavailableError. What was written of a document that is not kept goes again.
    """
    size = upload.size or 0
    if size > settings.MAX_UPLOAD_BYTES:
        raise PayloadTooLargeError(f"A file holds at most {settings.MAX_UPLOAD_BYTES} bytes.")
    if not size:
        raise InvalidInputError("The file is empty.", pointer="file", reason="empty")
    content_type = _content_type(upload.file)
    attachment = Attachment(
        uploader=uploader,
        name=safe_name(upload.name or "", content_type),
        size=size,
        content_type=content_type,
        created_at=now,
    )
    upload.file.seek(0)
    with _written_whole(attachment, f"{FOLDER}/{uuid.uuid4().hex}") as name:
        attachment.file.save(name, File(upload.file), save=False)
        attachment.save(force_insert=True)
    return attachment


@contextmanager
def _written_whole(attachment: Attachment, name: str) -> Iterator[str]:
    try:
        yield name
    except BaseException as exc:
        with suppress(OSError):
            attachment.file.storage.delete(name)
        if isinstance(exc, OSError):
            logger.exception("a document could not be written")
            raise DocumentsUnavailableError from exc
        raise


def contents_of(attachment: Attachment) -> "File[bytes]":
    """Raises NotFoundError when the file is lost, DocumentsUnavailableError when it is unreadable.

    Both are for whoever runs the installation, and logged.
    """
    try:
        opened: File[bytes] = attachment.file.open("rb")
    except FileNotFoundError as exc:
        logger.exception("the file of document %s is lost", attachment.pk)
        raise NotFoundError from exc
    except OSError as exc:
        logger.exception("the file of document %s cannot be read", attachment.pk)
        raise DocumentsUnavailableError from exc
    return opened


def _content_type(file: BinaryIO) -> str:
    """What the bytes are, whatever the name or the client say."""
    file.seek(0)
    head = file.read(16)
    for magic, content_type in MAGIC:
        if head.startswith(magic):
            if content_type in IMAGE_FORMATS:
                _require_sound_image(file, IMAGE_FORMATS[content_type])
            return content_type
    raise UnsupportedMediaTypeError("Only PDF, JPEG and PNG files are kept.")


def _require_sound_image(file: BinaryIO, image_format: str) -> None:
    file.seek(0)
    try:
        with Image.open(file, formats=(image_format,)) as image:
            is_bomb = image.width * image.height > MOST_PIXELS
            image.verify()
    except Exception as exc:  # Hostile bytes make a parser fail in ways it never meant to.
        raise UnsupportedMediaTypeError("This image cannot be read.") from exc
    if is_bomb:
        raise UnsupportedMediaTypeError("This image is too large to be shown.")


def safe_name(name: str, content_type: str) -> str:
    """The last part of a file name without control, format or path characters.

    Whoever opens the file starts the program its ending names: never one for something else.
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip(". ")
    if "." in shown and not shown.lower().endswith(ENDINGS[content_type]):
        shown += ENDINGS[content_type][0]
    return shown[-LONGEST_NAME:] or "attachment"


def attach(
    *,
    leave: LeaveRequest,
    attachment: Attachment,
    actor: User,
    now: datetime,
    expected: Expectation = ANY_VERSION,
) -> LeaveRequest:
    """Add or replace the document of a live request, until 30 days after its last day.

    Raises NotAllowedError, InvalidStateError, VersionConflictError, InvalidInputError.
    """
    leave = lock_request(leave)
    if leave.user_id != actor.pk and not Authority(actor).oversees(leave.user):
        raise NotAllowedError("Documents are added by the person on leave, or by HR.")
    require_state(leave, LeaveStatus.PENDING, LeaveStatus.APPROVED)
    _require_in_time(leave, leave.user.local(now).date())
    expected.require(leave.version)
    hold(attachment)
    before = leave.attachment_id
    leave.attachment = attachment
    with violations_as({"leaves_leaverequest_attachment_id_key": AttachmentUsedError}):
        leave.save_changed("attachment")
    record(
        action=AuditAction.UPDATE,
        actor_id=actor.pk,
        target=leave,
        entity_id=leave.user.entity_id,
        changes={"attachment_id": [before, attachment.pk]},
    )
    if leave.status == LeaveStatus.PENDING:
        messages.tell_deciders_of_edit(leave, set(deciders_of(leave)) - {actor.pk})
    return leave


def _require_in_time(leave: LeaveRequest, today: date) -> None:
    latest = leave.end_date + timedelta(days=ATTACHABLE_DAYS)
    if today > latest:
        raise InvalidInputError(
            f"Documents could be added until {latest}.", pointer="attachment", reason="too_late"
        )


def hold(document: Attachment | None) -> None:
    """Keep the purge from a document that is about to be used: its foreign key does so too late.

    Raises AttachmentUsedError when it is gone already.
    """
    if document is None:
        return
    kept = Attachment.objects.filter(pk=document.pk).select_for_update(no_key=True)
    if not kept.values_list("pk", flat=True).order_by("pk"):
        raise AttachmentUsedError


def purge_unused(*, now: datetime, is_dry_run: bool = False) -> int:
    """Delete documents nothing has used for 24 hours; how many there were."""
    stale = Attachment.objects.usable_by_anyone().filter(created_at__lt=now - UNUSED_FOR)
    found = list(stale.order_by("pk"))
    if is_dry_run:
        return len(found)
    return sum(in_transaction(partial(_purge, row)) for row in found)


def _purge(attachment: Attachment) -> bool:
    """The file goes once the row is gone for good; a request that took it meanwhile keeps both."""
    storage, name = attachment.file.storage, str(attachment.file.name)
    list(Attachment.objects.filter(pk=attachment.pk).select_for_update())
    if not Attachment.objects.usable_by_anyone().filter(pk=attachment.pk).exists():
        return False
    attachment.delete()
    transaction.on_commit(lambda: storage.delete(name))
    return True


def record_view(attachment: Attachment, *, viewer: User) -> None:
    """Someone else's look at a document is kept in the audit log."""
    if viewer.pk == attachment.uploader_id:
        return
    record(
        action=AuditAction.ATTACHMENT_VIEW,
        actor_id=viewer.pk,
        target=attachment,
        entity_id=attachment.uploader.entity_id,
    )
