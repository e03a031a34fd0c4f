from typing import Any

import pytest
from rest_framework.test import APIClient

from conftest import SignIn
from core import pagination
from organizations.tests.factories import EntityFactory
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ENTITIES = "/api/v1/organizations/entities/"


@pytest.fixture
def client(as_user: SignIn, monkeypatch: pytest.MonkeyPatch) -> APIClient:
    """Whose lists are counted to three."""
    monkeypatch.setattr(pagination, "MOST_COUNTED", 3)
    return as_user(UserFactory(admin=True, unplaced=True))


def test_pages_go_on_beyond_what_is_counted_at_once(client: APIClient) -> None:
    made = {entity.pk for entity in EntityFactory.create_batch(7)}

    address: str | None = f"{ENTITIES}?page_size=2"
    counts, found = [], set()
    while address:
        page = client.get(address).json()
        counts.append(page["count"])
        found |= {entity["id"] for entity in page["results"]}
        address = page["next"]

    assert counts == [3, 5, 7, 7]
    assert found == made


def test_the_page_after_the_last_is_not_found_however_much_was_counted(client: APIClient) -> None:
    EntityFactory.create_batch(4)

    last, *others = (
        client.get(f"{ENTITIES}?page_size=2&page={page}") for page in (2, 3, 10**9, 10**30)
    )

    assert (last.json()["count"], last.json()["next"]) == (4, None)
    assert {other.status_code for other in others} == {404}


def test_a_far_page_costs_as_many_statements_as_the_first(
    client: APIClient, django_assert_num_queries: Any
) -> None:
    EntityFactory.create_batch(7)

    with django_assert_num_queries(3):
        client.get(ENTITIES, {"page": 1, "page_size": 2})
    with django_assert_num_queries(3):
        client.get(ENTITIES, {"page": 3, "page_size": 2})


@pytest.mark.parametrize("most_counted", [3, 10_000])
def test_a_page_far_behind_is_found_before_anything_is_joined_to_it(
    client: APIClient,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: Any,
    most_counted: int,
) -> None:
    monkeypatch.setattr(pagination, "MOST_COUNTED", most_counted)
    EntityFactory.create_batch(7)
    query = {"page": 3, "page_size": 2}
    expected = client.get(ENTITIES, query).json()
    assert len(expected["results"]) == 2
    monkeypatch.setattr(pagination, "FAR", 4)

    with django_assert_num_queries(4):
        assert client.get(ENTITIES, query).json() == expected
    with django_assert_num_queries(3):
        client.get(ENTITIES, query | {"page": 2})


def test_what_is_counted_exactly_is_counted_as_before(as_user: SignIn) -> None:
    client = as_user(UserFactory(admin=True, unplaced=True))
    EntityFactory.create_batch(5)

    assert client.get(ENTITIES, {"page_size": 2}).json()["count"] == 5
