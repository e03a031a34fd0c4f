"""Documents and the disk they lie on: no row without its file, and no file without its row."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from pytest_django import Settings

from backend.tests.faults.planting import planted, refused_with
from conftest import TEST_NOW, SignIn
from leaves.models import Attachment
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
URL = "/api/v1/leaves/attachments/"
SMALL, LARGE = b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(3_000_000)  # A large one waits in a file.
DISKS = "backend.tests.faults.disks"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


@pytest.fixture
def ada() -> User:
    made: User = UserFactory()
    return made


@pytest.fixture
def upload(as_user: SignIn, ada: User) -> Callable[[bytes], Any]:
    client = as_user(ada)

    def send(content: bytes) -> Any:
        return client.post(
            URL, {"file": SimpleUploadedFile("note.pdf", content)}, format="multipart"
        )

    return send


def use(disk: str, settings: Settings) -> None:
    storages = {**settings.STORAGES, "default": {"BACKEND": f"{DISKS}.{disk}"}}
    settings.STORAGES = storages


def files_of(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def assert_told_to_come_back(answer: Any) -> None:
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert answer.json()["code"] == "service_unavailable"


def assert_nothing_is_kept(media: Path) -> None:
    assert Attachment.objects.exists() is False
    assert files_of(media) == []


def assert_kept_once(answer: Any, media: Path) -> None:
    assert answer.status_code == 201
    assert Attachment.objects.count() == len(files_of(media)) == 1


@pytest.mark.parametrize("content", [SMALL, LARGE], ids=["small", "large"])
def test_a_disk_that_is_full(
    upload: Callable[[bytes], Any], settings: Settings, media: Path, content: bytes
) -> None:
    sound = settings.STORAGES
    use("FullDisk", settings)
    assert_told_to_come_back(upload(content))
    assert_nothing_is_kept(media)

    settings.STORAGES = sound
    assert_kept_once(upload(content), media)


def test_a_folder_that_nothing_can_be_written_to(
    upload: Callable[[bytes], Any], media: Path
) -> None:
    media.write_text("A file stands where the folder should be.")
    assert_told_to_come_back(upload(SMALL))
    assert Attachment.objects.exists() is False

    media.unlink()
    assert_kept_once(upload(SMALL), media)


def test_a_full_disk_under_what_is_being_received(
    upload: Callable[[bytes], Any], settings: Settings, media: Path
) -> None:
    """A large body waits in a file of its own until it is judged."""
    settings.FILE_UPLOAD_HANDLERS = ["backend.tests.faults.uploads.NoRoom"]

    assert_told_to_come_back(upload(LARGE))
    assert_nothing_is_kept(media)


def test_a_row_that_is_refused_takes_its_file_along(
    upload: Callable[[bytes], Any], media: Path
) -> None:
    with planted(refused_with("53100"), table="leaves_attachment"):
        assert_told_to_come_back(upload(SMALL))

    assert_nothing_is_kept(media)
    assert_kept_once(upload(SMALL), media)


def test_a_file_that_is_lost_is_a_document_that_is_not_there(
    as_user: SignIn, ada: User, upload: Callable[[bytes], Any], media: Path
) -> None:
    kept = upload(SMALL).json()["id"]
    for file in files_of(media):
        file.unlink()

    lost, missing = (as_user(ada).get(f"{URL}{pk}/") for pk in (kept, kept + 1))

    assert lost.status_code == missing.status_code == 404
    assert lost.json() | {"request_id": ""} == missing.json() | {"request_id": ""}


def test_a_file_that_cannot_be_read_may_be_asked_for_again(
    as_user: SignIn, ada: User, upload: Callable[[bytes], Any], settings: Settings
) -> None:
    kept = upload(SMALL).json()["id"]
    use("SpentDisk", settings)

    assert_told_to_come_back(as_user(ada).get(f"{URL}{kept}/"))


def left_behind(media: Path, name: str, age: timedelta) -> Path:
    stray = media / "attachments" / name
    stray.write_bytes(SMALL)
    seconds = (TEST_NOW - age).timestamp()
    os.utime(stray, (seconds, seconds))
    return stray


def purge(**options: bool) -> str:
    out = StringIO()
    call_command("purge_expired", stdout=out, **options)
    return out.getvalue().splitlines()[-1]


def test_what_a_killed_server_left_behind_goes_after_a_day(
    upload: Callable[[bytes], Any], media: Path
) -> None:
    upload(SMALL)
    [known] = files_of(media)
    stray = left_behind(media, "stray", 2 * DAY)
    young = left_behind(media, "young", DAY / 2)

    shown = purge(dry_run=True)
    assert stray.exists()
    done, again = purge(), purge()

    assert (shown, done, again) == (
        "would delete 1 stray files",
        "deleted 1 stray files",
        "deleted 0 stray files",
    )
    assert set(files_of(media)) == {known, young}


def test_files_of_another_database_are_left_alone(
    upload: Callable[[bytes], Any], media: Path
) -> None:
    upload(SMALL)
    strays = [left_behind(media, name, 2 * DAY) for name in ("one", "two")]

    assert purge() == "deleted 0 stray files"

    assert all(stray.exists() for stray in strays)


def test_a_stray_that_another_purge_has_just_deleted_is_no_failure(
    upload: Callable[[bytes], Any], media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def delete_meanwhile(_: object, name: str) -> datetime:
        raise FileNotFoundError(name)

    upload(SMALL)
    left_behind(media, "stray", 2 * DAY)
    monkeypatch.setattr(FileSystemStorage, "get_modified_time", delete_meanwhile)

    assert purge() == "deleted 0 stray files"
