"""Balances follow the facts of a person: the first company, join date, employment class."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from conftest import SignIn
from core.retries import in_transaction
from leaves.errors import InsufficientBalanceError
from leaves.models import LeaveBalance, LedgerEntry
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import TEST_NOW, adjust, balance_of, open_year, submit
from users.models import User
from users.signals import person_changed
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def change(person: User, actor: User | None = None, **facts: Any) -> None:
    """What the users app does: lock, save, announce, in one transaction."""

    def work() -> None:
        held = User.objects.locked().get(pk=person.pk)
        before = {name: held.serializable_value(name) for name in facts}
        for name, value in facts.items():
            setattr(held, name, value)
        held.save()
        person_changed.send(sender=User, person=held, before=before, actor=actor, now=TEST_NOW)

    in_transaction(work)


def allocated(person: User) -> dict[tuple[str, int], str]:
    rows = LeaveBalance.objects.filter(user=person).values_list(
        "category__code", "balance_year", "allocated_hours"
    )
    return {(code, year): str(hours) for code, year, hours in rows}


def test_a_join_date_allocates_this_and_later_opened_years_anew(person: User, hr: User) -> None:
    for year in (2025, 2026, 2027):
        open_year(person, year)

    change(person, hr, join_date=date(2021, 1, 1))

    assert allocated(person) == {
        ("VACATION", 2025): "80.00",
        ("VACATION", 2026): "120.00",
        ("VACATION", 2027): "120.00",
        **{("SICK", year): "40.00" for year in (2025, 2026, 2027)},
        **{("PERSONAL", year): "16.00" for year in (2025, 2026, 2027)},
    }
    lines = LedgerEntry.objects.filter(version=2)
    assert [(line.kind, str(line.allocated), line.actor) for line in lines] == [
        ("ALLOCATE", "40.00", hr),
        ("ALLOCATE", "40.00", hr),
    ]
    assert_books_agree()


def test_a_later_join_takes_the_years_before_it_away(person: User) -> None:
    open_year(person, 2026)
    open_year(person, 2027)

    change(person, join_date=date(2027, 3, 1))

    assert allocated(person) == {
        ("VACATION", 2026): "0.00",
        ("SICK", 2026): "0.00",
        ("PERSONAL", 2026): "0.00",
        ("VACATION", 2027): "56.00",
        ("SICK", 2027): "40.00",
        ("PERSONAL", 2027): "16.00",
    }


def test_an_employment_class_changes_vacation_alone_and_keeps_adjustments(
    person: User, hr: User
) -> None:
    adjust(person, hr, "8")

    change(person, hr, exempt_type="NON_EXEMPT")

    held = balance_of(person)
    assert (held.allocated_hours, held.adjusted_hours) == (Decimal("40.00"), Decimal("8.00"))
    assert LedgerEntry.objects.filter(kind="ALLOCATE", version__gt=1).count() == 1


def test_never_below_what_is_used_and_held_and_then_nothing_changes(person: User) -> None:
    submit(person, date(2026, 3, 9), date(2026, 3, 17))

    with pytest.raises(InsufficientBalanceError) as refused:
        change(person, exempt_type="NON_EXEMPT")

    assert refused.value.facts["balance_year"] == 2026
    person.refresh_from_db()
    assert person.exempt_type == "EXEMPT"
    assert allocated(person)["VACATION", 2026] == "80.00"
    assert_books_agree()


def test_exactly_what_is_held_is_enough(person: User) -> None:
    submit(person, date(2026, 3, 9), date(2026, 3, 13))

    change(person, exempt_type="NON_EXEMPT")

    assert balance_of(person).available_hours == 0
    assert_books_agree()


def test_other_facts_leave_balances_alone(person: User) -> None:
    open_year(person)

    change(person, first_name="Grace", approver=None)

    assert LedgerEntry.objects.count() == 3


def test_the_first_company_opens_this_year(person: User) -> None:
    newcomer = UserFactory(unplaced=True, join_date=date(2026, 2, 1))
    assert allocated(newcomer) == {}

    change(newcomer, entity=person.entity, location=person.location, department=person.department)

    assert allocated(newcomer) == {
        ("VACATION", 2026): "64.00",
        ("SICK", 2026): "40.00",
        ("PERSONAL", 2026): "16.00",
    }


def test_setup_by_hr_allocates_anew_or_refuses_with_the_shortfall(
    as_user: SignIn, person: User, hr: User
) -> None:
    submit(person, date(2026, 3, 9), date(2026, 3, 20))
    url, client = f"/api/v1/users/{person.pk}/setup/", as_user(hr)

    refused = client.put(url, {"join_date": "2026-02-01"})
    allowed = client.put(url, {"join_date": "2019-02-01"})

    assert (refused.status_code, refused.json()["code"]) == (409, "insufficient_balance")
    assert refused.json()["balance_year"] == 2026
    assert refused.json()["requested"] == "16.00"
    assert refused.json()["available"] == "0.00"
    assert (allowed.status_code, allowed.json()["join_date"]) == (200, "2019-02-01")
    assert allocated(person)["VACATION", 2026] == "120.00"
    assert_books_agree()
