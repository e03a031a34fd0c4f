"""Leave that is filed while the organization changes, on a real connection each."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from conftest import TEST_NOW, SignIn
from core.errors import ServiceUnavailableError
from core.retries import in_transaction
from leaves.models import LeaveCategory, LeaveRequest
from leaves.services import categories, department_managers, holidays, requests, weekends
from leaves.services.holidays import Plan
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import ask, balance_of, figures, vacation
from leaves.tests.races import at_once, waits_for
from organizations.services import entities
from organizations.tests.factories import DepartmentFactory
from users.models import User
from users.services import management
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


def test_moving_a_person_and_changing_what_awaits_them_there_wait_for_each_other(
    person: User, admin: User
) -> None:
    """The move is priced by the new holiday, or the holiday prices who has moved."""
    there = DepartmentFactory(entity=person.entity)
    manager = UserFactory(colleague_of=person, manager=True)

    def move() -> object:
        place = {"location": there.location_id, "department": there.pk}
        return management.set_up_person(
            actor=admin, person_id=person.pk, values=place, now=TEST_NOW
        )

    def plan() -> object:
        holiday = Plan("Fair", MONDAY, MONDAY, location=there.location)
        return holidays.plan(facts=holiday, actor=admin, now=TEST_NOW)

    def name() -> object:
        return department_managers.name_manager(
            actor=admin, department_id=there.pk, user_id=manager.pk
        )

    for change in (plan, name):
        assert waits_for(move, change) is True
        assert waits_for(change, move) is True


@pytest.mark.parametrize("_round", ROUNDS)
def test_leave_has_the_price_of_the_new_holiday_however_its_owner_moves(
    as_user: SignIn, person: User, admin: User, _round: int
) -> None:
    in_transaction(lambda: file_leave(person))
    there = DepartmentFactory(entity=person.entity)
    mover, planner = as_user(admin), as_user(UserFactory(admin=True))
    day = {"start_date": str(MONDAY), "end_date": str(MONDAY), "location": there.location_id}

    moved, planned = at_once(
        [
            lambda: mover.put(
                f"/api/v1/users/{person.pk}/setup/",
                {"location": there.location_id, "department": there.pk},
            ),
            lambda: planner.post("/api/v1/leaves/holidays/", day | {"holiday_name": "Fair"}),
        ]
    )

    assert (moved.status_code, planned.status_code) == (200, 201)
    assert LeaveRequest.objects.get().hours == Decimal("32.00")
    assert_books_agree()


def test_naming_a_manager_and_losing_the_approver_wait_for_each_other(
    person: User, approver: User, admin: User
) -> None:
    """Whoever comes second tells the new manager of the turn."""
    manager = UserFactory(colleague_of=person, manager=True)

    def name() -> object:
        return department_managers.name_manager(
            actor=admin, department_id=person.department_id or 0, user_id=manager.pk
        )

    def set_up(who: User, **values: object) -> Callable[[], object]:
        return lambda: management.set_up_person(
            actor=admin, person_id=who.pk, values=values, now=TEST_NOW
        )

    for loss in (set_up(person, approver=None), set_up(approver, role="EMPLOYEE")):
        assert waits_for(name, loss) is True
        assert waits_for(loss, name) is True


@pytest.mark.parametrize("facts", [{"is_counted": False}, {"max_hours_per_day": Decimal("4.00")}])
def test_a_category_waits_for_the_leave_that_is_being_filed_with_it(
    person: User, admin: User, facts: dict[str, object]
) -> None:
    """Else it would be taken for unused."""
    category = vacation()

    def change() -> object:
        return categories.change(category=category, facts=facts, actor=admin, now=TEST_NOW)

    assert waits_for(lambda: file_leave(person), change) is True


def test_a_category_that_keeps_what_leave_fixes_waits_for_nobody(person: User, admin: User) -> None:
    category = vacation()
    facts = {"is_counted": True, "max_hours_per_day": Decimal("8.00"), "past_days": 14}

    def change() -> object:
        return categories.change(category=category, facts=facts, actor=admin, now=TEST_NOW)

    assert waits_for(lambda: file_leave(person), change) is False


def test_a_category_that_has_just_been_changed_by_another_is_left_alone(admin: User) -> None:
    stale = vacation()
    LeaveCategory.objects.update(is_counted=False)

    def change() -> object:
        return categories.change(
            category=stale, facts={"is_counted": True}, actor=admin, now=TEST_NOW
        )

    with pytest.raises(ServiceUnavailableError):
        in_transaction(change)

    assert LeaveCategory.objects.get(pk=stale.pk).is_counted is False
