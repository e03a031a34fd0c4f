"""Bodies that are wrong, hostile or say more than they may: 400 or ignored, never 500."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from conftest import SignIn
from leaves.models import Attachment, LeaveRequest
from leaves.tests.factories import LeaveCategoryFactory, submit, vacation
from organizations.models import Entity
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/"

HUGE = 10**30


def body(**facts: Any) -> dict[str, Any]:
    sent = {"category": vacation().pk, "start_date": "2026-03-09", "end_date": "2026-03-09"}
    return sent | facts


def upload(person: User) -> Attachment:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    return Attachment.objects.create(
        uploader=person, file="a/b.pdf", name="b.pdf", size=3, created_at=now
    )


WRONG: list[tuple[str, Any]] = [
    ("category", None),
    ("category", "vacation"),
    ("category", True),
    ("category", []),
    ("category", {"id": 1}),
    ("category", 0),
    ("category", -1),
    ("category", 999999),
    ("category", HUGE),
    ("category", 1.5),
    ("category", "\x00"),
    ("start_date", None),
    ("start_date", "tomorrow"),
    ("start_date", "2026-02-30"),
    ("start_date", "2026-03-09T00:00:00Z"),
    ("start_date", 20260309),
    ("start_date", "20260309"),
    ("start_date", "2026-W11-1"),
    ("start_date", "2026-3-9"),
    ("start_date", "\u0662\u0660\u0662\u0666-03-09"),
    ("start_date", ["2026-03-09"]),
    ("start_date", "\x00"),
    ("end_date", "99999-01-01"),
    ("end_date", {"date": "2026-03-09"}),
    ("hours", "four"),
    ("hours", "NaN"),
    ("hours", "Infinity"),
    ("hours", "1e400"),
    ("hours", HUGE),
    ("hours", "4.005"),
    ("hours", [4]),
    ("hours", True),
    ("start_time", "25:00"),
    ("start_time", 9),
    ("start_time", ["09:00"]),
    ("start_time", "09:00Z"),
    ("start_time", "09:00+07:00"),
    ("start_time", "\u0660\u0669:\u0660\u0660"),
    ("end_time", "noon"),
    ("end_time", "\x00"),
    ("notes", "x" * 2001),
    ("notes", "a\x00b"),
    ("notes", ["a"]),
    ("notes", {"a": 1}),
    ("notes", None),
    ("attachment", 999999),
    ("attachment", HUGE),
    ("attachment", "file.pdf"),
    ("user", "me"),
    ("user", 0),
    ("user", 1.5),
    ("user", [1]),
]


@pytest.mark.parametrize("path", ["", "preview/"])
@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_wrong_value_is_an_error_of_its_field(
    as_user: SignIn, person: User, path: str, field: str, value: Any
) -> None:
    text = json.dumps(body(**{field: value}))

    response = as_user(person).post(URL + path, text, content_type="application/json")

    assert response.status_code == 400, response.content
    assert response.json()["code"] == "validation_error"
    assert {error["pointer"] for error in response.json()["errors"]} == {f"#/{field}"}
    assert LeaveRequest.objects.count() == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '"leave"',
        "{",
        "null",
        '{"hours": NaN}',
        '{"hours": 1e999}',
        "[" * 100_000,
        "\ud800",
    ],
)
def test_a_body_that_is_no_object_is_refused(as_user: SignIn, person: User, text: str) -> None:
    raw: Any = text.encode("utf-8", "surrogatepass")

    response = as_user(person).generic("POST", URL, raw, content_type="application/json")

    assert response.status_code == 400
    assert response.json()["code"] == "validation_error"


def test_a_huge_person_is_a_missing_one(as_user: SignIn, person: User, hr: User) -> None:
    response = as_user(hr).post(URL, body(user=HUGE))

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "#/user"


def test_text_is_trimmed_and_its_limit_is_reached(as_user: SignIn, person: User) -> None:
    response = as_user(person).post(URL, body(notes=f"  {'x' * 2000}  "))

    assert response.status_code == 201
    assert response.json()["notes"] == "x" * 2000


def test_an_inactive_category_is_the_same_error_as_a_missing_one(
    as_user: SignIn, person: User
) -> None:
    retired = LeaveCategoryFactory(code="RETIRED", is_active=False)
    client = as_user(person)

    response = client.post(URL, body(category=retired.pk))
    missing = client.post(URL, body(category=999999))

    assert response.status_code == 400
    errors, absent = response.json()["errors"], missing.json()["errors"]
    assert [error["code"] for error in errors] == [error["code"] for error in absent]
    assert errors[0]["pointer"] == "#/category"


def test_a_deactivated_company_takes_no_requests(as_user: SignIn, person: User) -> None:
    Entity.objects.update(is_active=False)

    response = as_user(person).post(URL, body())

    assert (response.status_code, response.json()["code"]) == (409, "entity_inactive")
    assert LeaveRequest.objects.count() == 0
    assert person.leave_balances.count() == 0


def test_an_upload_of_ones_own_is_used_once(as_user: SignIn, person: User) -> None:
    client, own = as_user(person), upload(person)

    first = client.post(URL, body(attachment=own.pk))
    second = client.post(
        URL, body(attachment=own.pk, start_date="2026-03-10", end_date="2026-03-10")
    )

    assert first.status_code == 201
    assert first.json()["attachment"]["id"] == own.pk
    assert second.status_code == 400
    assert second.json()["errors"][0]["pointer"] == "#/attachment"


def test_the_upload_of_somebody_else_does_not_exist(
    as_user: SignIn, person: User, approver: User
) -> None:
    theirs = upload(approver)
    client = as_user(person)

    response = client.post(URL, body(attachment=theirs.pk))
    missing = client.post(URL, body(attachment=theirs.pk + 1000))

    assert response.status_code == missing.status_code == 400
    detail = response.json()["errors"][0]["detail"].replace(str(theirs.pk), "N")
    assert detail == missing.json()["errors"][0]["detail"].replace(str(theirs.pk + 1000), "N")
    assert LeaveRequest.objects.count() == 0


def test_what_a_caller_may_not_set_is_ignored(as_user: SignIn, person: User, hr: User) -> None:
    forged = {
        "id": 424242,
        "status": "APPROVED",
        "filed_by": hr.pk,
        "decided_by": hr.pk,
        "decided_at": "2026-03-01T00:00:00Z",
        "approved_at": "2026-03-01T00:00:00Z",
        "decision_comment": "Fine.",
        "rejection_reason": "No.",
        "cancelled_by": hr.pk,
        "cancelled_at": "2026-03-01T00:00:00Z",
        "version": 9,
        "created_at": "2020-01-01T00:00:00Z",
        "updated_at": "2020-01-01T00:00:00Z",
        "charges": [{"balance_year": 2026, "hours": "0.00"}],
        "can": {"approve": True},
        "approver": person.pk,
        "nonsense": {"deep": ["ly"]},
    }

    response = as_user(person).post(URL, body(**forged))

    assert response.status_code == 201
    leave = LeaveRequest.objects.get()
    assert leave.pk != 424242
    assert (leave.user, leave.status, leave.version) == (person, "PENDING", 1)
    assert leave.filed_by is leave.decided_by is leave.cancelled_by is None
    assert leave.decided_at is leave.approved_at is leave.cancelled_at is None
    assert (leave.decision_comment, leave.rejection_reason) == ("", "")
    assert leave.created_at.year > 2020
    assert response.json()["charges"] == [{"balance_year": 2026, "hours": "8.00"}]


def test_an_edit_ignores_the_same_fields(as_user: SignIn, person: User, hr: User) -> None:
    leave = submit(person)
    forged = {"status": "APPROVED", "user": hr.pk, "decided_by": hr.pk, "version": 9}

    response = as_user(person).put(f"{URL}{leave.pk}/", body(notes="Later.", **forged))

    assert response.status_code == 200
    leave.refresh_from_db()
    assert (leave.user, leave.status, leave.version) == (person, "PENDING", 2)
    assert (leave.decided_by, leave.notes) == (None, "Later.")


def test_someone_without_a_place_is_sent_to_onboarding(as_user: SignIn) -> None:
    response = as_user(UserFactory(unplaced=True)).post(URL, body())

    assert (response.status_code, response.json()["code"]) == (403, "onboarding_required")


def test_unknown_query_parameters_are_refused(as_user: SignIn, person: User) -> None:
    response = as_user(person).post(f"{URL}?dry_run=true", body())

    assert response.status_code == 400
    assert LeaveRequest.objects.count() == 0
