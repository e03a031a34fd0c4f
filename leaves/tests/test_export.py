"""export/: leave as csv and xlsx, in the caller's scope, safe to open."""

import csv
import io
import re
from datetime import date
from typing import Any, cast

import openpyxl
import pytest
from rest_framework.test import APIClient

from conftest import SignIn
from core.models import AuditLog
from leaves.services.exports import COLUMNS, safe, safe_if_cut
from leaves.tests.factories import approve, submit
from organizations.tests.factories import DepartmentFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/export/"
MARCH = {"from": "2026-03-01", "to": "2026-03-31"}


@pytest.fixture
def person() -> User:
    return UserFactory(
        first_name="=SUM(A1)", last_name="Bell\x07", approver=UserFactory(manager=True)
    )


@pytest.fixture
def hr(person: User) -> User:
    return UserFactory(hr=True, colleague_of=person)


def csv_rows(client: APIClient, **wanted: Any) -> list[list[str]]:
    response = client.post(URL, MARCH | {"format": "csv"} | wanted)
    assert response.status_code == 200
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def xlsx_rows(client: APIClient) -> list[tuple[Any, ...]]:
    response = client.post(URL, MARCH | {"format": "xlsx"})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return list(sheet.iter_rows(values_only=True))


def test_one_row_a_request_in_the_order_of_the_columns(
    as_user: SignIn, person: User, hr: User
) -> None:
    leave = approve(submit(person, notes="@cmd"), cast("User", person.approver))

    rows = csv_rows(as_user(hr))

    assert tuple(rows[0]) == COLUMNS
    assert dict(zip(COLUMNS, rows[1], strict=True)) == {
        "id": str(leave.pk),
        "person": "'=SUM(A1) Bell\x07",
        "e-mail": person.email,
        "department": str(person.department),
        "location": str(person.location),
        "entity": str(person.entity),
        "category": "Vacation",
        "start_date": "2026-03-09",
        "end_date": "2026-03-09",
        "hours": "8.00",
        "status": "APPROVED",
        "approver": cast("User", person.approver).full_name,
        "decided_by": cast("User", person.approver).full_name,
        "decided_at": "2026-03-04T12:00:00Z",
        "notes": "'@cmd",
    }


def test_a_workbook_says_the_same_and_holds_no_formula(
    as_user: SignIn, person: User, hr: User
) -> None:
    controls = "".join(map(chr, (*range(1, 32), 127, 133)))
    submit(person, notes="\x01 first")
    submit(person, date(2026, 3, 10), notes=f"all{controls}_x0041_\ufffe.")

    table = xlsx_rows(as_user(hr))

    assert table[0] == COLUMNS
    row = dict(zip(COLUMNS, table[1], strict=True))
    assert row["person"] == "'=SUM(A1) Bell_x0007_"
    assert row["notes"] == "'_x0001_ first"
    assert row["hours"] == "8.00"
    assert read_by_a_spreadsheet(table[2][-1]) == f"all{controls}_x0041_\ufffe."


def read_by_a_spreadsheet(text: str) -> str:
    """ECMA-376, 22.4.2.4: `_xHHHH_` stands for a character XML cannot hold."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_holds_what_overlaps_the_days_asked_for(as_user: SignIn, person: User, hr: User) -> None:
    empty = DepartmentFactory(location=person.location)
    submit(person, date(2026, 2, 27), date(2026, 3, 2))
    submit(person, date(2026, 3, 31), date(2026, 4, 1))
    submit(person, date(2026, 4, 2))

    assert [row[7] for row in csv_rows(as_user(hr))[1:]] == ["2026-02-27", "2026-03-31"]
    assert csv_rows(as_user(hr), status="APPROVED")[1:] == []
    assert csv_rows(as_user(hr), department=empty.pk)[1:] == []


def test_hr_takes_out_the_own_company_and_admin_all(
    as_user: SignIn, person: User, hr: User
) -> None:
    stranger = UserFactory()
    submit(person)
    submit(stranger)

    assert [row[2] for row in csv_rows(as_user(hr))[1:]] == [person.email]
    everyone = {row[2] for row in csv_rows(as_user(UserFactory(admin=True)))[1:]}
    assert everyone == {person.email, stranger.email}


def test_who_took_what_is_kept(as_user: SignIn, hr: User) -> None:
    csv_rows(as_user(hr), status="PENDING")

    entry = AuditLog.objects.get()
    assert (entry.action, entry.actor, entry.entity) == ("EXPORT", hr, hr.entity)
    assert entry.changes["status"] == [None, "PENDING"]


@pytest.mark.parametrize("role", ["EMPLOYEE", "MANAGER"])
def test_others_export_nothing(as_user: SignIn, role: str) -> None:
    response = as_user(UserFactory(role=role)).post(URL, MARCH | {"format": "csv"})

    assert response.status_code == 403
    assert AuditLog.objects.exists() is False


@pytest.mark.parametrize(
    ("_case", "sent", "pointer"),
    [
        ("reversed days", {"to": "2026-02-01"}, "#/to"),
        ("another format", {"format": "pdf"}, "#/format"),
        ("an unknown status", {"status": "LOST"}, "#/status"),
        ("no day", {"from": None}, "#/from"),
        ("a day in another spelling", {"from": "20260301"}, "#/from"),
    ],
)
def test_refuses_what_is_no_selection(
    as_user: SignIn, hr: User, _case: str, sent: dict[str, Any], pointer: str
) -> None:
    response = as_user(hr).post(URL, MARCH | {"format": "csv"} | sent)

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'\t=1"),
        ("\x00", "'\x00"),
        ("\x7f", "'\x7f"),
        ("\x85", "'\x85"),
        (" \t text", "' \t text"),
        ("\u00a0=1+1", "'\u00a0=1+1"),
        ("\u3000@SUM", "'\u3000@SUM"),
        ("\u00a0text", "\u00a0text"),
        ("\uff1dSUM(A1)", "'\uff1dSUM(A1)"),
        ("\uff201", "'\uff201"),
        ("Trần = Minh", "Trần = Minh"),
        ("", ""),
        ("   ", "   "),
    ],
)
def test_cells_never_start_a_formula(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ill;=1+1", "ill;'=1+1"),
        ("ill; \u00a0@SUM;-2", "ill;' \u00a0@SUM;'-2"),
        ("ill\t+1", "ill\t'+1"),
        ("first\r\n=1\n- second", "first\r\n'=1\n'- second"),
        ("a;\uff1d1", "a;'\uff1d1"),
        ('a;"=1', "a;'\"=1"),
        ("ill; well = fine, =1", "ill; well = fine, =1"),
        ("first\r\nsecond", "first\r\nsecond"),
        ("", ""),
    ],
)
def test_a_cell_cut_elsewhere_than_at_commas_starts_none_either(text: str, shown: str) -> None:
    assert safe_if_cut(text) == shown


def test_a_csv_read_with_semicolons_holds_no_formula(
    as_user: SignIn, person: User, hr: User
) -> None:
    submit(person, notes='x;=HYPERLINK("http://evil.example")\n=1;"+2')

    sent = as_user(hr).post(URL, MARCH | {"format": "csv"})

    text = b"".join(sent.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    cells = [cell for line in text.splitlines() for cell in re.split("[;,\t]", line)]
    assert len(cells) > 2 * len(COLUMNS)
    assert [cell for cell in cells if cell.strip(' "')[:1] in {"=", "+", "-", "@"}] == []
