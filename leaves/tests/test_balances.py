"""Opening and reading balances: GET balance/my/, balance/, and their ledgers."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from conftest import Clock, SignIn
from core.retries import in_transaction
from leaves.models import LeaveBalance, LeaveCategory, LedgerEntry
from leaves.services import balances
from leaves.services.ledger import Cause
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import (
    TEST_NOW,
    LeaveCategoryFactory,
    adjust,
    approve,
    balance_of,
    open_year,
    submit,
    vacation,
)
from organizations.tests.factories import DepartmentManagerFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MY = "/api/v1/leaves/balance/my/"
OF = "/api/v1/leaves/balance/"


def shown(rows: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """By category: allocated, adjusted, used, pending, hours, available."""
    names = ("allocated", "adjusted", "used", "pending")
    return {
        row["category"]["name"]: (
            *(row[f"{name}_hours"] for name in names),
            row["hours"],
            row["available_hours"],
        )
        for row in rows
    }


def test_an_unopened_year_shows_what_it_would_open_with_and_writes_nothing(
    as_user: SignIn, person: User
) -> None:
    person.join_date = date(2021, 6, 15)
    person.save()
    client = as_user(person)

    this_year, later = client.get(MY).json(), client.get(f"{MY}?year=2027").json()

    assert shown(this_year) == {
        "Vacation": ("80.00", "0.00", "0.00", "0.00", "80.00", "80.00"),
        "Sick leave": ("40.00", "0.00", "0.00", "0.00", "40.00", "40.00"),
        "Personal leave": ("16.00", "0.00", "0.00", "0.00", "16.00", "16.00"),
    }
    assert shown(later)["Vacation"][0] == "120.00"
    assert {row["balance_year"] for row in later} == {2027}
    assert LeaveBalance.objects.count() == 0
    assert LedgerEntry.objects.count() == 0


def test_every_figure_tells_its_part(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    approve(submit(person, date(2026, 3, 9), date(2026, 3, 10)), approver)
    submit(person, date(2026, 3, 16))
    adjust(person, hr, "4.25")

    rows = as_user(person).get(MY).json()

    assert shown(rows)["Vacation"] == ("80.00", "4.25", "16.00", "8.00", "68.25", "60.25")
    assert list(rows[0]) == [
        "category",
        "balance_year",
        "allocated_hours",
        "adjusted_hours",
        "used_hours",
        "pending_hours",
        "hours",
        "available_hours",
    ]


def test_the_ledger_explains_the_figures_oldest_first(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    leave = submit(person)
    approve(leave, approver)
    adjust(person, hr, "-8")

    url = f"{MY}ledger/?category={vacation().pk}&year=2026"
    rows = as_user(person).get(url).json()

    assert [
        (row["version"], row["kind"], row["hours_after"], row["available_after"]) for row in rows
    ] == [
        (1, "ALLOCATE", "80.00", "80.00"),
        (2, "HOLD", "80.00", "72.00"),
        (3, "USE", "72.00", "72.00"),
        (4, "ADJUST", "64.00", "64.00"),
    ]
    assert [row["actor"]["id"] for row in rows] == [person.pk, person.pk, approver.pk, hr.pk]
    assert [row["request"] for row in rows] == [None, leave.pk, leave.pk, None]
    assert rows[3]["reason"] == "Agreed in the interview."
    assert (rows[2]["pending"], rows[2]["used"]) == ("-8.00", "8.00")
    assert len(as_user(person).get(f"{MY}ledger/").json()) == 6
    assert as_user(person).get(f"{MY}ledger/?year=2027").json() == []


def test_this_year_is_that_of_the_place(as_user: SignIn, test_clock: Clock) -> None:
    test_clock.now = datetime(2026, 12, 31, 17, tzinfo=UTC)
    ahead = UserFactory(location=LocationFactory(timezone="Asia/Ho_Chi_Minh"))
    behind = UserFactory(location=LocationFactory(timezone="America/Los_Angeles"))

    years = [as_user(person).get(MY).json()[0]["balance_year"] for person in (ahead, behind)]

    assert years == [2027, 2026]


def test_opening_a_year_twice_opens_it_once(person: User) -> None:
    open_year(person)
    open_year(person)

    assert list(
        LeaveBalance.objects.order_by("category_id").values_list("category__code", "version")
    ) == [("VACATION", 1), ("SICK", 1), ("PERSONAL", 1)]
    assert LedgerEntry.objects.filter(kind="ALLOCATE").count() == 3
    with pytest.raises(IntegrityError, match="leave_balance_once"), transaction.atomic():
        LeaveBalance.objects.create(user=person, category=vacation(), balance_year=2026)
    assert_books_agree()


def test_a_category_added_later_opens_beside_the_others(person: User) -> None:
    open_year(person)
    study: LeaveCategory = LeaveCategoryFactory(code="STUDY")

    in_transaction(
        lambda: balances.open_years(
            person=person, years=[2026, 2027], cause=Cause(actor_id=None, now=TEST_NOW)
        )
    )

    assert LeaveBalance.objects.filter(balance_year=2026).count() == 4
    assert LeaveBalance.objects.filter(balance_year=2027).count() == 4
    assert balance_of(person, category=study).allocated_hours == 0


def test_inactive_categories_show_only_what_was_opened(as_user: SignIn, person: User) -> None:
    open_year(person)
    LeaveCategory.objects.filter(code="SICK").update(is_active=False)
    client = as_user(person)

    assert "Sick leave" in shown(client.get(MY).json())
    assert "Sick leave" not in shown(client.get(f"{MY}?year=2027").json())


@pytest.mark.parametrize("path", ["", "ledger/"])
def test_those_who_decide_or_oversee_read_the_balances_of_a_person(
    as_user: SignIn, person: User, approver: User, hr: User, path: str
) -> None:
    open_year(person)
    lead = DepartmentManagerFactory(department=person.department).user
    readers = [person, approver, lead, hr, UserFactory(admin=True)]
    strangers = [
        UserFactory(colleague_of=person),
        UserFactory(colleague_of=person, manager=True),
        UserFactory(hr=True),
    ]
    url = f"{OF}{path}?user={person.pk}"

    answers = [as_user(reader).get(url) for reader in readers]
    refusals = [as_user(stranger).get(url) for stranger in strangers]
    missing = as_user(hr).get(f"{OF}{path}?user=999999")

    assert {response.status_code for response in answers} == {200}
    assert {len(response.json()) for response in answers} == {3}
    for refusal in [*refusals, missing]:
        assert refusal.status_code == 404
        assert refusal.json() | {"request_id": ""} == missing.json() | {"request_id": ""}


@pytest.mark.parametrize(
    "query", ["", "?user=x", "?user=0", "?user=1&year=99", "?user=1&year=x", "?person=1"]
)
def test_what_cannot_be_read_is_400(as_user: SignIn, hr: User, query: str) -> None:
    assert as_user(hr).get(f"{OF}{query}").status_code == 400


@pytest.mark.parametrize("path", ["", "ledger/"])
def test_reading_costs_the_same_for_one_year_and_for_a_long_history(
    as_user: SignIn,
    person: User,
    django_assert_num_queries: Any,
    path: str,
) -> None:
    client = as_user(person)
    open_year(person)
    with django_assert_num_queries(3 if path == "" else 2):
        client.get(f"{MY}{path}")

    for day in range(6, 11):
        submit(person, date(2026, 4, day))

    with django_assert_num_queries(3 if path == "" else 2):
        client.get(f"{MY}{path}")
