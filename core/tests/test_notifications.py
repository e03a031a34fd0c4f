from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from core.models import Notification
from core.tests.factories import NotificationFactory
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/notifications/"


def test_lists_the_callers_own_newest_first(as_user: SignIn) -> None:
    ada, other = UserFactory(), UserFactory()
    first, second = NotificationFactory(user=ada), NotificationFactory(user=ada, link="/my-leaves")
    NotificationFactory(user=other)

    response = as_user(ada).get(URL)

    assert response.status_code == 200
    assert [row["id"] for row in response.json()["results"]] == [second.pk, first.pk]
    assert response.json()["next"] is None
    assert response.json()["previous"] is None
    assert response.json()["results"][0] == {
        "id": second.pk,
        "notification_type": "LEAVE_APPROVED",
        "title": "Leave approved",
        "message": "Vacation, 02 Mar to 03 Mar 2026.",
        "params": {},
        "is_read": False,
        "related_object_id": None,
        "link": "/my-leaves",
        "created_at": second.created_at.isoformat().replace("+00:00", "Z"),
        "updated_at": second.updated_at.isoformat().replace("+00:00", "Z"),
    }


@pytest.mark.parametrize("size", ["page_size", "limit"])
def test_pages_follow_the_cursor_to_the_end(as_user: SignIn, size: str) -> None:
    ada = UserFactory()
    told = NotificationFactory.create_batch(5, user=ada)
    client = as_user(ada)

    pages, url = [], f"{URL}?{size}=2"
    while url:
        page = client.get(url).json()
        pages.append([row["id"] for row in page["results"]])
        url = page["next"]

    ids = [row.pk for row in told]
    assert pages == [[ids[4], ids[3]], [ids[2], ids[1]], [ids[0]]]


def test_pages_hold_twenty_and_at_most_a_hundred(as_user: SignIn) -> None:
    ada = UserFactory()
    NotificationFactory.create_batch(101, user=ada)
    client = as_user(ada)

    assert len(client.get(URL).json()["results"]) == 20
    assert len(client.get(f"{URL}?page_size=1000").json()["results"]) == 100


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("?is_read=true", [True]),
        ("?is_read=false", [False]),
        ("?is_read=", [False, True]),
        ("", [False, True]),
    ],
)
def test_filters_by_what_was_read(as_user: SignIn, asked: str, expected: list[bool]) -> None:
    ada = UserFactory()
    NotificationFactory(user=ada, is_read=True)
    NotificationFactory(user=ada, is_read=False)

    results = as_user(ada).get(f"{URL}{asked}").json()["results"]

    assert [row["is_read"] for row in results] == expected


@pytest.mark.parametrize(
    "query",
    ["is_read=1", "is_read=True", "is_read=no", "colour=red", "page=2", "page_size=0", "limit=x"],
)
def test_refuses_queries_it_cannot_read(as_user: SignIn, query: str) -> None:
    response = as_user(UserFactory()).get(f"{URL}?{query}")

    assert response.status_code == 400
    assert response.json()["code"] == "validation_error"
    assert [e["pointer"] for e in response.json()["errors"]] == [f"#/{query.partition('=')[0]}"]


@pytest.mark.parametrize("cursor", ["nonsense", "cD1ub25zZW5zZQ==", "é", "cD0lMDA="])
def test_a_cursor_written_by_hand_is_not_found(as_user: SignIn, cursor: str) -> None:
    response = as_user(UserFactory()).get(URL, {"cursor": cursor})

    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


@pytest.mark.parametrize("rows", [1, 50])
def test_a_page_costs_two_statements_whatever_its_size(
    as_user: SignIn, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    ada = UserFactory()
    NotificationFactory.create_batch(rows, user=ada)
    client = as_user(ada)

    with django_assert_num_queries(2):
        response = client.get(f"{URL}?page_size=100")

    assert len(response.json()["results"]) == rows


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        ({}, False, True),
        ({"is_read": True}, False, True),
        ({"is_read": False}, True, False),
        ({"is_read": True, "title": "Mine", "user": 1}, False, True),
    ],
)
def test_marks_one_as_read_or_unread(
    as_user: SignIn, body: dict[str, Any], before: bool, after: bool
) -> None:
    ada = UserFactory()
    told = NotificationFactory(user=ada, is_read=before)
    other = NotificationFactory(user=ada, is_read=before)

    response = as_user(ada).put(f"{URL}{told.pk}/", body)

    assert response.status_code == 200
    assert response.json()["is_read"] is after
    told.refresh_from_db()
    other.refresh_from_db()
    assert (told.is_read, told.title, told.user) == (after, "Leave approved", ada)
    assert other.is_read is before


@pytest.mark.parametrize("word", ["yes", 1, None, "1"])
def test_reads_only_true_and_false(as_user: SignIn, word: object) -> None:
    ada = UserFactory()
    told = NotificationFactory(user=ada)

    response = as_user(ada).put(f"{URL}{told.pk}/", {"is_read": word})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "#/is_read"
    told.refresh_from_db()
    assert told.is_read is False


def test_somebody_elses_answers_as_a_missing_one(as_user: SignIn) -> None:
    hers = NotificationFactory(user=UserFactory())
    client = as_user(UserFactory(admin=True))

    hidden = client.put(f"{URL}{hers.pk}/", HTTP_X_REQUEST_ID="one")
    missing = client.put(f"{URL}{hers.pk + 1}/", HTTP_X_REQUEST_ID="one")

    assert hidden.status_code == 404
    assert hidden.content == missing.content
    assert Notification.objects.get().is_read is False


def test_marks_all_of_the_callers_as_read(as_user: SignIn) -> None:
    ada = UserFactory()
    NotificationFactory.create_batch(2, user=ada)
    NotificationFactory(user=ada, is_read=True)
    other = NotificationFactory(user=UserFactory())
    client = as_user(ada)

    assert client.put(f"{URL}mark-all-read/").json() == {"updated": 2}
    assert client.put(f"{URL}mark-all-read/").json() == {"updated": 0}
    assert list(Notification.objects.unread()) == [other]


@pytest.mark.parametrize(
    ("method", "path"), [("get", ""), ("put", "1/"), ("put", "mark-all-read/")]
)
def test_needs_a_login_and_a_password_of_ones_own(as_user: SignIn, method: str, path: str) -> None:
    stranger = getattr(as_user(UserFactory(must_change_password=True)), method)
    newcomer = getattr(as_user(UserFactory(unplaced=True)), method)

    assert stranger(URL + path).json()["code"] == "password_change_required"
    assert newcomer(URL + path).status_code in {200, 404}
