"""categories/: reading, adding and changing kinds of leave."""

from decimal import Decimal
from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog
from leaves.models import LeaveCategory
from leaves.tests.factories import LeaveCategoryFactory, submit, vacation
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/categories/"
STUDY = {"name": "Study leave", "code": "STUDY", "max_hours_per_day": "4.00", "past_days": 0}


@pytest.fixture
def hr() -> User:
    return UserFactory(hr=True)


def test_hr_adds_a_category_that_everyone_can_use(as_user: SignIn, hr: User) -> None:
    response = as_user(hr).post(URL, STUDY)

    assert response.status_code == 201
    body = response.json()
    assert body.pop("id")
    assert body == STUDY | {
        "description": "",
        "requires_approval": True,
        "requires_attachment": False,
        "is_counted": True,
        "is_active": True,
    }
    assert AuditLog.objects.get().action == "CATEGORY_CHANGE"
    listed = as_user(UserFactory()).get(URL).json()
    assert "STUDY" in [row["code"] for row in listed]


def test_a_change_touches_only_what_it_carries(as_user: SignIn, hr: User) -> None:
    category = vacation()

    response = as_user(hr).put(f"{URL}{category.pk}/", {"past_days": 14})

    assert response.json()["past_days"] == 14
    assert response.json()["code"] == "VACATION"
    assert AuditLog.objects.get().changes == {"past_days": [30, 14]}


def test_an_unchanged_list_is_not_sent_again(as_user: SignIn, hr: User) -> None:
    client = as_user(hr)
    tag = client.get(URL)["ETag"]

    again = client.get(URL, HTTP_IF_NONE_MATCH=tag)
    client.put(f"{URL}{vacation().pk}/", {"past_days": 14})
    changed = client.get(URL, HTTP_IF_NONE_MATCH=tag)

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_a_used_category_stays_counted(as_user: SignIn, hr: User) -> None:
    submit(UserFactory())

    response = as_user(hr).put(f"{URL}{vacation().pk}/", {"is_counted": False})

    assert (response.status_code, response.json()["code"]) == (409, "in_use")
    assert LeaveCategory.objects.get(code="VACATION").is_counted is True


def test_the_limit_of_a_day_stays_above_leave_that_fills_it(as_user: SignIn, hr: User) -> None:
    LeaveCategory.objects.filter(pk=vacation().pk).update(max_hours_per_day="12.00")
    submit(UserFactory(), hours=Decimal("10.00"))
    client, url = as_user(hr), f"{URL}{vacation().pk}/"

    refused = client.put(url, {"max_hours_per_day": "9.00"})
    allowed = client.put(url, {"max_hours_per_day": "10.00"})

    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")
    assert (allowed.status_code, allowed.json()["max_hours_per_day"]) == (200, "10.00")


def test_inactive_categories_are_for_those_who_keep_them(as_user: SignIn, hr: User) -> None:
    category = LeaveCategoryFactory(code="SICK")
    as_user(hr).put(f"{URL}{category.pk}/", {"is_active": False})
    client = as_user(UserFactory())

    assert "SICK" not in [row["code"] for row in client.get(URL).json()]
    assert client.get(f"{URL}{category.pk}/").status_code == 404
    assert "SICK" in [row["code"] for row in as_user(hr).get(URL).json()]
    sent = {"category": category.pk, "start_date": "2026-03-09", "end_date": "2026-03-09"}
    refused = client.post("/api/v1/leaves/requests/", sent)
    assert refused.json()["errors"][0]["pointer"] == "#/category"


@pytest.mark.parametrize(
    ("_case", "sent", "pointer"),
    [
        ("a name that is taken", {"name": "vacation"}, "#/name"),
        ("a code that is taken", {"code": "VACATION"}, "#/code"),
        ("a code in small letters", {"code": "study"}, "#/code"),
        ("more than sixteen hours", {"max_hours_per_day": "16.25"}, "#/max_hours_per_day"),
        ("no hours", {"max_hours_per_day": "0.00"}, "#/max_hours_per_day"),
        ("tenths of hours", {"max_hours_per_day": "7.10"}, "#/max_hours_per_day"),
        ("the future", {"past_days": -1}, "#/past_days"),
        ("a yes", {"is_active": "yes"}, "#/is_active"),
    ],
)
def test_refuses_what_no_category_can_be(
    as_user: SignIn, hr: User, _case: str, sent: dict[str, Any], pointer: str
) -> None:
    vacation()

    response = as_user(hr).post(URL, STUDY | sent)

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == pointer
    assert LeaveCategory.objects.filter(code="STUDY").exists() is False


@pytest.mark.parametrize("role", ["EMPLOYEE", "MANAGER"])
def test_others_do_not_write_categories(as_user: SignIn, role: str) -> None:
    client = as_user(UserFactory(role=role))

    assert client.post(URL, STUDY).status_code == 403
    assert client.put(f"{URL}{vacation().pk}/", {"past_days": 1}).status_code == 403
    assert LeaveCategory.objects.get(code="VACATION").max_hours_per_day == Decimal("8.00")
    assert AuditLog.objects.exists() is False
