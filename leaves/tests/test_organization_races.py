"""Leave that is filed while the organization changes, on a real connection each."""

from datetime import date
from decimal import Decimal

import pytest

from conftest import TEST_NOW, SignIn
from leaves.models import LeaveRequest
from leaves.services import department_managers, requests, weekends
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import ask, balance_of, figures, vacation
from leaves.tests.races import at_once, waits_for
from organizations.services import entities
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
REQUESTS, ORGANIZATIONS = "/api/v1/leaves/requests/", "/api/v1/organizations/"
ROUNDS = range(4)
MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 13)


@pytest.fixture
def admin() -> User:
    made: User = UserFactory(admin=True, unplaced=True)
    return made


def file_leave(person: User) -> LeaveRequest:
    return requests.submit(filer=person, person_id=person.pk, ask=ask(MONDAY, FRIDAY), now=TEST_NOW)


def test_filing_leave_and_switching_the_company_off_wait_for_each_other(
    person: User, admin: User
) -> None:
    vacation()

    def deactivate() -> object:
        return entities.deactivate(actor=admin, entity_id=person.entity_id or 0, now=TEST_NOW)

    assert waits_for(lambda: file_leave(person), deactivate) is True
    assert waits_for(deactivate, lambda: file_leave(person)) is True


@pytest.mark.parametrize("_round", ROUNDS)
def test_leave_is_filed_before_the_company_goes_off_or_refused(
    as_user: SignIn, person: User, admin: User, _round: int
) -> None:
    sent = {"category": vacation().pk, "start_date": "2026-03-09", "end_date": "2026-03-09"}
    owner, other = as_user(person), as_user(admin)

    filed, went = at_once(
        [
            lambda: owner.post(REQUESTS, sent),
            lambda: other.delete(f"{ORGANIZATIONS}entities/{person.entity_id}/"),
        ]
    )

    assert went.status_code == 200
    assert (filed.status_code, filed.json().get("code")) in {(201, None), (409, "entity_inactive")}
    assert LeaveRequest.objects.count() == (filed.status_code == 201)
    assert owner.post(REQUESTS, sent | {"start_date": "2026-03-09"}).status_code == 409


def test_filing_leave_and_changing_the_weekend_wait_for_each_other(
    person: User, admin: User
) -> None:
    vacation()

    def change() -> object:
        return weekends.change_location(
            actor=admin,
            location_id=person.location_id or 0,
            values={"weekend": [5, 6, 7]},
            now=TEST_NOW,
        )

    assert waits_for(lambda: file_leave(person), change) is True
    assert waits_for(change, lambda: file_leave(person)) is True


@pytest.mark.parametrize("_round", ROUNDS)
def test_leave_has_the_price_of_the_new_weekend_whichever_came_first(
    as_user: SignIn, person: User, admin: User, _round: int
) -> None:
    sent = {"category": vacation().pk, "start_date": "2026-03-09", "end_date": "2026-03-13"}
    owner, other = as_user(person), as_user(admin)

    filed, changed = at_once(
        [
            lambda: owner.post(REQUESTS, sent),
            lambda: other.put(
                f"{ORGANIZATIONS}locations/{person.location_id}/", {"weekend": [5, 6, 7]}
            ),
        ]
    )

    assert (filed.status_code, changed.status_code) == (201, 200)
    assert LeaveRequest.objects.get().hours == Decimal("32.00")
    assert figures(balance_of(person))["pending"] == Decimal("32.00")
    assert_books_agree()


def test_filing_leave_and_naming_a_manager_wait_for_each_other(admin: User) -> None:
    vacation()
    member = UserFactory()
    manager = UserFactory(colleague_of=member, manager=True)

    def name() -> object:
        return department_managers.name_manager(
            actor=admin, department_id=member.department_id, user_id=manager.pk
        )

    assert waits_for(lambda: file_leave(member), name) is True
    assert waits_for(name, lambda: file_leave(member)) is True
