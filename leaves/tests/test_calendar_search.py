"""calendar/?search=: by name, as people type it."""

import pytest

from conftest import SignIn
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/calendar/"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("Nguyễn", True),
        ("nguyen", True),
        ("nguyen thao", True),
        ("th", True),
        ("thao hopper", False),
        ("thao@secret.example", False),  # An address is not for everybody to guess at.
        ("secret", False),
    ],
)
def test_a_member_is_found_by_name_and_not_by_address(
    as_user: SignIn, search: str, found: bool
) -> None:
    viewer = UserFactory(first_name="Ada", last_name="Lovelace", email="ada@acme.example")
    wanted = UserFactory(
        colleague_of=viewer, first_name="Thảo", last_name="Nguyễn", email="thao@secret.example"
    )

    body = as_user(viewer).get(URL, {"search": search}).json()

    assert (wanted.pk in {member["id"] for member in body["members"]}) is found
