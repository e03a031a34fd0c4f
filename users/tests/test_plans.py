"""Which indexes PostgreSQL reads, once there are people enough to choose."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import TEST_NOW, SignIn
from organizations.tests.factories import EntityFactory
from users.models import Login, User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PEOPLE, SUBORDINATES = "/api/v1/users/", "/api/v1/users/my-subordinates/"


@pytest.fixture
def hr() -> User:
    """Of an entity with 2,000 people, every tenth of them a manager."""
    entity = EntityFactory(email_domains=["acme.example"])
    made: User = UserFactory(hr=True, entity=entity)
    User.objects.bulk_create(
        User(
            email=f"{n}@acme.example",
            first_name="Ada",
            last_name=f"Lovelace {n * 7919 % 2000:04}",
            role="MANAGER" if n % 10 == 0 else "EMPLOYEE",
            entity_id=made.entity_id,
            approver=made,
        )
        for n in range(2000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE users_user")
    return made


def plan_of(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize(
    ("role", "path"),
    [("HR", PEOPLE), ("ADMIN", PEOPLE), ("HR", SUBORDINATES)],
)
def test_the_first_page_of_people_is_read_in_the_order_of_their_names(
    as_user: SignIn, hr: User, role: str, path: str
) -> None:
    User.objects.filter(pk=hr.pk).update(role=role)
    client = as_user(hr)

    with CaptureQueriesContext(connection) as statements:
        answered: Any = client.get(path).json()
    plan = plan_of(statements[-1]["sql"])

    assert len(answered["results"]) == 20
    assert "Index Scan using user_by_name on users_user" in plan
    assert "Sort" not in plan


def test_a_search_reads_the_people_who_hold_the_parts_of_its_words(
    as_user: SignIn, hr: User
) -> None:
    client = as_user(hr)
    with CaptureQueriesContext(connection) as statements:
        answered: Any = client.get(PEOPLE, {"search": "0042 lovel"}).json()
    counted, chosen, shown = (plan_of(statement["sql"]) for statement in list(statements)[-3:])

    assert [person["last_name"] for person in answered["results"]] == ["Lovelace 0042"]
    assert answered["count"] == 1
    assert "user_by_part_of_word" in counted
    assert "user_by_part_of_word" in chosen
    assert "users_user_pkey" in shown


def test_a_search_joins_the_places_of_one_page_alone(as_user: SignIn, hr: User) -> None:
    client = as_user(hr)
    with CaptureQueriesContext(connection) as statements:
        answered: Any = client.get(f"{PEOPLE}?search=lovelace&page=2").json()
    [join, *_] = [line for line in plan_of(statements[-1]["sql"]).splitlines() if "Join" in line]

    assert len(statements) == 4
    assert [person["last_name"] for person in answered["results"][:2]] == [
        "Lovelace 0020",
        "Lovelace 0021",
    ]
    assert "rows=20 " in join


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ÉLO", 1),
        ("Nguyễn", 1),
        ("nguyen", 1),
        ("eloise NGUY", 1),
        ("Nguyen\u0302\u0303", 1),  # The accents as letters of their own.
        ("dang", 1),
        ("đặng", 1),
        ("uy", 1),
        ("one@", 1),
        ("%", 0),
        ("e_g", 0),
        ("xyz", 0),
    ],
)
def test_a_search_finds_parts_of_words_whatever_their_case_and_accents(
    as_user: SignIn, search: str, found: int
) -> None:
    viewer = UserFactory(admin=True, first_name="Ada", last_name="Ng", email="a@b.example")
    UserFactory(first_name="Éloïse", last_name="Nguyễn Đặng", email="one@acme.example")

    assert as_user(viewer).get(PEOPLE, {"search": search}).json()["count"] == found


def test_who_used_a_login_lately_is_read_from_the_live_tokens(hr: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    with CaptureQueriesContext(connection) as statements:
        assert Login.objects.people_since(TEST_NOW) == 0

    assert "refresh_token_in_use" in plan_of(statements[-1]["sql"])
