"""Leave as a table for other programs: one row a request, streamed, safe to open."""

import codecs
import csv
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import SEEK_END, StringIO
from typing import IO, Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat, Trim
from openpyxl import Workbook

from core.constants import AuditAction
from core.querysets import streamed
from core.services.audit_log_service import record
from leaves.models import LeaveRequest
from users.models import User

COLUMNS = (
    "id",
    "person",
    "e-mail",
    "department",
    "location",
    "entity",
    "category",
    "start_date",
    "end_date",
    "hours",
    "status",
    "approver",
    "decided_by",
    "decided_at",
    "notes",
)
PIECE = 20_000
FORMULA_STARTS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
# Where lists are not separated by commas, a spreadsheet cuts the text of a csv cell here.
FORMULA_AFTER_A_CUT = re.compile(
    f'(?<=[;\t\r\n])(?=(?:[^\\S\r\n]|")*[{re.escape("".join(sorted(FORMULA_STARTS)))}])'
)
# What XML cannot hold, and text that already looks like the escape of it.
UNSPEAKABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Selection:
    """Leave that overlaps the days from `start` to `end`, both included."""

    start: date
    end: date
    status: str | None = None
    department: int | None = None


def select(actor: User, wanted: Selection) -> QuerySet[LeaveRequest, tuple[Any, ...]]:
    """The rows the actor may export: HR those of the company, ADMIN all."""
    rows = LeaveRequest.objects.overlapping(wanted.start, wanted.end)
    if not actor.is_admin:
        rows = rows.filter(user__entity=actor.entity_id)
    if wanted.status is not None:
        rows = rows.filter(status=wanted.status)
    if wanted.department is not None:
        rows = rows.filter(user__department=wanted.department)
    return rows.order_by("start_date", "id").values_list(
        "id",
        _name("user"),
        "user__email",
        F("user__department__department_name"),
        F("user__location__location_name"),
        F("user__entity__entity_name"),
        "category__name",
        "start_date",
        "end_date",
        "hours",
        "status",
        _name("user__approver"),
        _name("decided_by"),
        "decided_at",
        "notes",
    )


def _name(person: str) -> Trim:
    return Trim(Concat(f"{person}__first_name", Value(" "), f"{person}__last_name"))


def record_export(actor: User, wanted: Selection, file_format: str) -> None:
    """Who took which leave out of the system."""
    record(
        action=AuditAction.EXPORT,
        actor_id=actor.pk,
        target=None,
        entity_id=actor.entity_id,
        changes={
            "format": [None, file_format],
            "from": [None, wanted.start.isoformat()],
            "to": [None, wanted.end.isoformat()],
            "status": [None, wanted.status],
            "department": [None, wanted.department],
        },
    )


def as_csv(rows: QuerySet[LeaveRequest, tuple[Any, ...]]) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, in pieces; memory stays flat however many rows there are.

    Before the first piece the database has answered.
    """
    held = StringIO(codecs.BOM_UTF8.decode())
    held.seek(0, SEEK_END)
    writer = csv.writer(held)
    writer.writerow(COLUMNS)
    for row in streamed(rows):
        writer.writerow(safe_if_cut(cell) for cell in _cells(row))
        if held.tell() > PIECE:
            yield _taken(held)
    yield _taken(held)


def _taken(held: StringIO) -> bytes:
    piece = held.getvalue().encode()
    held.seek(0)
    held.truncate()
    return piece


def as_xlsx(rows: QuerySet[LeaveRequest, tuple[Any, ...]]) -> IO[bytes]:
    """A workbook in a temporary file, written row by row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Leave")
    sheet.append(COLUMNS)
    for row in streamed(rows):
        sheet.append([_spoken(cell) for cell in _cells(row)])
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file


def _cells(row: Sequence[Any]) -> list[str]:
    return [safe(_text(value)) for value in row]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return str(value)


def _spoken(text: str) -> str:
    """As a workbook writes it: ECMA-376, 22.4.2.4, `_xHHHH_`."""
    return UNSPEAKABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def safe(text: str) -> str:
    """A leading apostrophe where a spreadsheet could take the text for a formula.

    OWASP, CSV Injection: = + - @, the same in full width, and control characters start one, also
    behind blanks.
    """
    first = next((char for char in text if _is_control(char) or not char.isspace()), "")
    return f"'{text}" if first in FORMULA_STARTS or _is_control(first) else text


def safe_if_cut(text: str) -> str:
    """An apostrophe also before what would start a formula in the next cell."""
    return FORMULA_AFTER_A_CUT.sub("'", text)


def _is_control(char: str) -> bool:
    return char != "" and unicodedata.category(char) == "Cc"
