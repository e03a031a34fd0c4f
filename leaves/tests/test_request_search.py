"""requests/?search=: by who is meant and what, however many that are."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from core import search
from leaves.tests.factories import LeaveCategoryFactory, submit
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/"


@pytest.fixture
def leaves(hr: User) -> dict[str, int]:
    ada, grace = (
        UserFactory(colleague_of=hr, first_name=name, email=f"{name.lower()}@acme.example")
        for name in ("Ada", "Grace")
    )
    sick = LeaveCategoryFactory(code="SICK")
    return {
        "ada's": submit(ada, date(2026, 3, 9)).pk,
        "ada's, sick": submit(ada, date(2026, 3, 10), category=sick).pk,
        "grace's": submit(grace, date(2026, 3, 9)).pk,
    }


@pytest.mark.parametrize("few", [0, 1, 5_000])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("grace", ["grace's"]),
        ("sick", ["ada's, sick"]),
        ("ada sick", ["ada's, sick"]),
        ("ada ada", ["ada's", "ada's, sick"]),
        ("grace sick", []),
        ("acme", ["ada's", "ada's, sick", "grace's"]),
        ("nobody", []),
    ],
)
def test_the_same_is_found_whether_few_or_many_hold_a_word(
    as_user: SignIn,
    hr: User,
    leaves: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    *,
    few: int,
    words: str,
    found: list[str],
) -> None:
    monkeypatch.setattr(search, "FEW", few)

    rows = as_user(hr).get(URL, {"search": words}).json()["results"]

    assert {row["id"] for row in rows} == {leaves[name] for name in found}


@pytest.mark.parametrize("words", ["grace", "grace acme example"])
def test_a_search_costs_one_statement_more_however_many_words_it_has(
    as_user: SignIn,
    hr: User,
    leaves: dict[str, int],
    django_assert_num_queries: DjangoAssertNumQueries,
    words: str,
) -> None:
    client = as_user(hr)

    with django_assert_num_queries(4):  # The login, who and what is meant, the count, the page.
        rows = client.get(URL, {"search": words}).json()["results"]

    assert [row["id"] for row in rows] == [leaves["grace's"]]
