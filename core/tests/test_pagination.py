import pytest

from conftest import SignIn
from core import pagination
from organizations.tests.factories import EntityFactory
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ENTITIES = "/api/v1/organizations/entities/"


def test_no_more_is_counted_than_anybody_turns_pages(
    as_user: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagination, "MOST_COUNTED", 3)
    client = as_user(UserFactory(admin=True))
    EntityFactory.create_batch(5)

    first, last, beyond = (
        client.get(ENTITIES, {"page": page, "page_size": 2}) for page in (1, 2, 3)
    )

    assert (first.json()["count"], len(first.json()["results"])) == (3, 2)
    assert first.json()["next"] is not None
    assert (last.json()["count"], len(last.json()["results"])) == (3, 1)
    assert last.json()["next"] is None
    assert beyond.status_code == 404


def test_what_is_counted_exactly_is_counted_as_before(as_user: SignIn) -> None:
    client = as_user(UserFactory(admin=True, unplaced=True))
    EntityFactory.create_batch(5)

    assert client.get(ENTITIES, {"page_size": 2}).json()["count"] == 5
