"""attachments/ and requests/{id}/attachment/: documents that prove a leave."""

import io
import zlib
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from conftest import Clock, SignIn
from core.models import AuditLog
from leaves.models import Attachment
from leaves.tests.factories import reject, submit, vacation
from users.models import User
from users.tests.factories import UserFactory

# Pillow warns of what is refused here.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Image size")]
URL = "/api/v1/leaves/attachments/"
BOMB = zlib.compress(bytes(20_000_000), 9)
ENORMOUS_JPEG = bytes.fromhex("ffd8ffc0 0011 08 ffff ffff 03 012200 021101 031101 ffda") + bytes(20)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def person() -> User:
    return UserFactory(approver=UserFactory(manager=True))


def png(width: int = 4, height: int = 4) -> bytes:
    held = io.BytesIO()
    Image.new("1", (width, height)).save(held, "PNG")
    return held.getvalue()


def png_of(*chunks: tuple[bytes, bytes]) -> bytes:
    """The dots of a picture of 4 by 4, behind other chunks."""
    head, dots = png()[:33], png()[33:]
    parts = [chunk(kind, content) for kind, content in chunks]
    return b"".join([head, *parts, dots])


def chunk(kind: bytes, content: bytes) -> bytes:
    """PNG, 5.3: length, type, content, checksum."""
    length, checksum = len(content), zlib.crc32(kind + content)
    return length.to_bytes(4) + kind + content + checksum.to_bytes(4)


def jpeg() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (4, 4)).save(held, "JPEG")
    return held.getvalue()


def upload(as_user: SignIn, person: User, content: bytes, name: str = "note.pdf") -> int:
    response = as_user(person).post(
        URL, {"file": SimpleUploadedFile(name, content)}, format="multipart"
    )
    assert response.status_code == 201, response.json()
    return int(response.json()["id"])


@pytest.mark.parametrize(
    ("content", "content_type"),
    [(PDF, "application/pdf"), (png(), "image/png"), (jpeg(), "image/jpeg")],
)
def test_keeps_documents_by_what_they_are_not_by_what_they_are_called(
    as_user: SignIn, person: User, content: bytes, content_type: str
) -> None:
    kept = Attachment.objects.get(pk=upload(as_user, person, content, "page.html"))

    assert kept.content_type == content_type
    assert kept.size == len(content)
    assert "page" not in str(kept.file.name)


@pytest.mark.parametrize(
    ("_case", "name", "content"),
    [
        ("a drawing that can hold scripts", "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a page named pdf", "a.pdf", b"<!doctype html><script>alert(1)</script>"),
        ("a picture that ends early", "a.png", png()[:20]),
        ("a picture of another kind", "a.jpg", b"GIF89a" + bytes(20)),
        ("a page behind the first bytes of a picture", "a.png", b"\x89PNG\r\n\x1a\n<html></html>"),
        ("a picture that unpacks to a hundred million dots", "a.png", png(12_000, 9_000)),
        ("a picture of just too many dots", "a.png", png(10_000, 5_001)),
        ("a picture said to be of four thousand million dots", "a.jpg", ENORMOUS_JPEG),
        ("a picture without dots", "a.png", png()[:33] + chunk(b"IEND", b"")),
        ("a picture whose text unpacks to 20 MB", "a.png", png_of((b"zTXt", b"x\0\0" + BOMB))),
        ("a picture whose colours unpack to 20 MB", "a.png", png_of((b"iCCP", b"x\0\0" + BOMB))),
        ("a page before a document", "a.pdf", b"<html><!--" + PDF + b"-->"),
        ("a page in wide characters", "a.pdf", "<html>".encode("utf-16")),
        ("blanks before a document", "a.pdf", b"\r\n" + PDF),
        ("an archive", "a.pdf", b"PK\x03\x04" + bytes(26)),
        ("a program", "a.pdf", b"MZ" + bytes(62)),
        ("a moving picture", "a.png", b"GIF89a" + bytes(20)),
        ("a picture of the web", "a.jpg", b"RIFF\x1a\0\0\0WEBPVP8 " + bytes(14)),
        ("half a sign of a document", "a.pdf", b"%PDF"),
        ("text", "a.pdf", b"sick note"),
    ],
)
def test_refuses_other_content(
    as_user: SignIn, person: User, _case: str, name: str, content: bytes
) -> None:
    response = as_user(person).post(
        URL, {"file": SimpleUploadedFile(name, content)}, format="multipart"
    )

    assert response.status_code == 415
    assert response.json()["code"] == "unsupported_media_type"
    assert Attachment.objects.exists() is False


@pytest.mark.parametrize(
    ("content", "content_type", "suffix"),
    [
        (PDF + b"<script>alert(1)</script>", "application/pdf", "pdf"),
        (png() + b"<script>alert(1)</script>", "image/png", "png"),
        (jpeg() + b"PK\x03\x04" + bytes(26), "image/jpeg", "jpg"),
    ],
)
def test_what_hides_behind_a_document_is_handed_out_as_the_document_alone(
    as_user: SignIn, person: User, content: bytes, content_type: str, suffix: str
) -> None:
    pk = upload(as_user, person, content, "page.html")

    seen = as_user(person).get(f"{URL}{pk}/")

    assert b"".join(seen.streaming_content) == content  # type: ignore[attr-defined]
    assert seen["Content-Type"] == content_type
    assert seen["Content-Disposition"] == f'attachment; filename="page.html.{suffix}"'
    assert seen["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert seen["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\notes\\doctor.pdf", "doctor.pdf"),
        ("a\u202egnp.pdf", "agnp.pdf"),
        ("tab\there.pdf", "tabhere.pdf"),
        ("bell\x07\x7f\x85.pdf", "bell.pdf"),
        ("zero\u200bwidth\ufeff.pdf", "zerowidth.pdf"),
        (" .hidden. ", "hidden"),
        ("...", "attachment"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("Bác sĩ; a=b.pdf", "Bác sĩ; a=b.pdf"),
        ("NOTE.PDF", "NOTE.PDF"),
        ("note.hta", "note.hta.pdf"),
        ("note.pdf.exe . ", "note.pdf.exe.pdf"),
        ("note.png", "note.png.pdf"),
        ("x" * 251 + ".exe", "x" * 247 + ".exe.pdf"),
    ],
)
def test_names_lose_paths_and_control_characters_and_never_start_another_program(
    as_user: SignIn, person: User, sent: str, kept: str
) -> None:
    assert Attachment.objects.get(pk=upload(as_user, person, PDF, sent)).name == kept


def test_only_the_server_itself_reads_what_is_kept(as_user: SignIn, person: User) -> None:
    kept = Path(Attachment.objects.get(pk=upload(as_user, person, PDF)).file.path)

    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_over_the_limit_is_refused(
    as_user: SignIn, person: User, settings: Settings
) -> None:
    settings.MAX_UPLOAD_BYTES = len(PDF) - 1

    response = as_user(person).post(
        URL, {"file": SimpleUploadedFile("a.pdf", PDF)}, format="multipart"
    )

    assert response.status_code == 413
    assert response.json()["code"] == "payload_too_large"


def test_is_its_uploaders_alone_until_a_request_uses_it(as_user: SignIn, person: User) -> None:
    assert person.approver is not None
    pk = upload(as_user, person, PDF)

    assert as_user(person).get(f"{URL}{pk}/").status_code == 200
    assert as_user(person.approver).get(f"{URL}{pk}/").status_code == 404

    sent = {"category": vacation().pk, "start_date": "2026-03-09", "end_date": "2026-03-09"}
    leave = as_user(person).post("/api/v1/leaves/requests/", sent | {"attachment": pk}).json()
    assert leave["attachment"] == {
        "id": pk,
        "name": "note.pdf",
        "size": len(PDF),
        "content_type": "application/pdf",
    }

    seen = as_user(person.approver).get(f"{URL}{pk}/")
    assert b"".join(seen.streaming_content) == PDF  # type: ignore[attr-defined]
    assert seen["Content-Disposition"] == 'attachment; filename="note.pdf"'
    assert seen["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert seen["X-Content-Type-Options"] == "nosniff"
    views = AuditLog.objects.filter(action="ATTACHMENT_VIEW").values_list("actor", "target_id")
    assert list(views) == [(person.approver_id, pk)]
    assert as_user(UserFactory(colleague_of=person)).get(f"{URL}{pk}/").status_code == 404


def test_is_used_once_and_by_its_uploader(as_user: SignIn, person: User) -> None:
    pk = upload(as_user, person, PDF)
    first = submit(person, date(2026, 3, 9))
    second = submit(person, date(2026, 3, 11))
    other = submit(UserFactory(), date(2026, 3, 9))

    def attach(owner: User, leave_id: int) -> int:
        url = f"/api/v1/leaves/requests/{leave_id}/attachment/"
        return as_user(owner).put(url, {"attachment": pk}).status_code

    assert attach(other.user, other.pk) == 400
    assert attach(person, first.pk) == 200
    assert attach(person, first.pk) == 200
    assert attach(person, second.pk) == 400


def test_can_be_added_until_thirty_days_after_the_leave(
    as_user: SignIn, person: User, test_clock: Clock
) -> None:
    leave = submit(person, date(2026, 3, 9))
    pk = upload(as_user, person, PDF)
    url = f"/api/v1/leaves/requests/{leave.pk}/attachment/"

    test_clock.now = test_clock.now.replace(month=4, day=9)
    late = as_user(person).put(url, {"attachment": pk})
    test_clock.now = test_clock.now.replace(month=4, day=8)
    in_time = as_user(person).put(url, {"attachment": pk})

    assert late.status_code == 400
    assert late.json()["errors"][0]["code"] == "too_late"
    assert in_time.status_code == 200
    assert in_time.json()["version"] == 2


def test_a_final_request_takes_no_document(as_user: SignIn, person: User) -> None:
    assert person.approver is not None
    leave = reject(submit(person, date(2026, 3, 9)), person.approver)
    pk = upload(as_user, person, PDF)

    response = as_user(person).put(
        f"/api/v1/leaves/requests/{leave.pk}/attachment/", {"attachment": pk}
    )

    assert response.status_code == 409
    assert response.json()["code"] == "invalid_state"
