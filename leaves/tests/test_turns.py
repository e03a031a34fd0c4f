"""Whose turn a pending request is: the list of ids and the queryset say the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest

from conftest import SignIn
from leaves.models import LeaveRequest
from leaves.services.turns import deciders_of
from leaves.tests.factories import LeaveCategoryFactory, approve, submit
from organizations.models import DepartmentManager
from organizations.tests.factories import DepartmentFactory, DepartmentManagerFactory
from users.constants import Role
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@dataclass
class Company:
    """A person whose turn could be anybody's, and strangers whose it never is."""

    person: User
    approver: User
    lead: User
    hr: User
    admin: User

    @property
    def named(self) -> dict[int, str]:
        return {getattr(self, name).pk: name for name in self.__dataclass_fields__}


@pytest.fixture
def company() -> Company:
    person = UserFactory(with_approver=True)
    made = Company(
        person=person,
        approver=person.approver,
        lead=DepartmentManagerFactory(department=person.department).user,
        hr=UserFactory(colleague_of=person, hr=True),
        admin=UserFactory(admin=True),
    )
    DepartmentManagerFactory(department=DepartmentFactory(entity=person.entity))
    UserFactory(hr=True)
    UserFactory(colleague_of=person, manager=True)
    return made


def turn_of(company: Company, leave: LeaveRequest) -> set[str]:
    """Asks both twins of everybody there is, and answers what they agree on."""
    leave = LeaveRequest.objects.select_related("user__approver").get(pk=leave.pk)
    by_list = deciders_of(leave)
    everybody = User.objects.order_by("pk")
    by_query = [user.pk for user in everybody if leave in LeaveRequest.objects.awaiting(user)]
    assert by_query == sorted(by_list)
    assert len(by_list) == len(set(by_list))
    return {company.named.get(pk, "stranger") for pk in by_list}


def inactive(user: User) -> None:
    user.is_active = False
    user.save()


def demoted(user: User) -> None:
    user.role = Role.EMPLOYEE
    user.save()


def test_the_approver_comes_first(company: Company) -> None:
    assert turn_of(company, submit(company.person)) == {"approver"}


@pytest.mark.parametrize("lost", [inactive, demoted])
@pytest.mark.parametrize(
    ("without", "expected"),
    [
        (("approver",), {"lead"}),
        (("approver", "lead"), {"hr"}),
        (("approver", "lead", "hr"), {"admin"}),
        (("approver", "lead", "hr", "admin"), set()),
        (("lead", "hr", "admin"), {"approver"}),
        (("approver", "hr"), {"lead"}),
    ],
)
def test_the_turn_falls_to_the_next_who_can(
    company: Company,
    lost: Callable[[User], None],
    without: tuple[str, ...],
    expected: set[str],
) -> None:
    leave = submit(company.person)

    for name in without:
        lost(getattr(company, name))

    assert turn_of(company, leave) == expected


def test_without_an_approver_all_managers_of_the_department_decide(company: Company) -> None:
    second = DepartmentManagerFactory(department=company.person.department).user
    company.person.approver = None
    company.person.save()

    leave = submit(company.person)

    assert turn_of(company, leave) == {"lead", "stranger"}
    assert sorted(deciders_of(leave)) == sorted([company.lead.pk, second.pk])


def test_the_turn_follows_the_person_to_a_new_approver(company: Company) -> None:
    leave = submit(company.person)
    company.person.approver = company.hr
    company.person.save()

    assert turn_of(company, leave) == {"hr"}


@pytest.mark.parametrize(
    ("role", "name"), [(Role.HR, "hr"), (Role.ADMIN, "admin"), (Role.MANAGER, "lead")]
)
def test_it_is_never_the_persons_own_turn(company: Company, role: Role, name: str) -> None:
    """The head of everything files; the fallback skips them at each level."""
    head: User = getattr(company, name)
    head.role = role
    head.approver = None
    head.save()
    for department in (head.department, company.person.department):
        DepartmentManager.objects.get_or_create(department=department, user=head)

    UserFactory(admin=True)

    leave = submit(head)

    assert name not in turn_of(company, leave)
    assert deciders_of(leave) != []


@pytest.mark.parametrize(
    ("filer", "without", "expected"),
    [
        ("hr", (), {"approver"}),
        ("hr", ("approver", "lead"), {"admin"}),
        ("admin", ("approver", "lead", "hr"), set()),
    ],
)
def test_it_is_never_the_turn_of_who_filed(
    company: Company, filer: str, without: tuple[str, ...], expected: set[str]
) -> None:
    leave = submit(company.person, filer=getattr(company, filer))

    for name in without:
        inactive(getattr(company, name))

    assert turn_of(company, leave) == expected


def test_an_approver_who_filed_hands_over_to_the_next_who_can(company: Company) -> None:
    other_hr = UserFactory(colleague_of=company.person, hr=True)
    company.person.approver = company.hr
    company.person.save()
    leave = submit(company.person, filer=company.hr)

    assert turn_of(company, leave) == {"lead"}
    inactive(company.lead)
    assert turn_of(company, leave) == {"stranger"}
    assert deciders_of(leave) == [other_hr.pk]
    inactive(other_hr)
    assert turn_of(company, leave) == {"admin"}


def test_someone_without_a_department_is_not_everybodys(company: Company) -> None:
    company.person.approver = None
    company.person.save()
    leave = submit(company.person)

    User.objects.filter(pk=company.person.pk).update(department=None)
    assert turn_of(company, leave) == {"hr"}

    User.objects.filter(pk=company.person.pk).update(entity=None, location=None)
    assert turn_of(company, leave) == {"admin"}


def test_decided_requests_wait_for_nobody(company: Company) -> None:
    approve(submit(company.person), company.approver)

    for user in User.objects.all():
        assert list(LeaveRequest.objects.awaiting(user)) == []


CHOICES = {"keeps": lambda _: None, "inactive": inactive, "demoted": demoted}


@pytest.mark.parametrize("states", list(product(CHOICES, repeat=3)), ids="-".join)
@pytest.mark.parametrize("filer", ["person", "hr"])
def test_both_twins_agree_in_every_constellation(
    company: Company, states: tuple[str, str, str], filer: str
) -> None:
    leave = submit(company.person, filer=getattr(company, filer))

    for name, state in zip(("approver", "lead", "hr"), states, strict=True):
        CHOICES[state](getattr(company, name))

    who = turn_of(company, leave)
    assert len(who) == 1
    assert who <= {"approver", "lead", "hr", "admin"}
    assert "person" not in who


def test_approvals_lists_the_callers_turn_oldest_first(as_user: SignIn, company: Company) -> None:
    later = submit(company.person, date(2026, 3, 10))
    earlier = submit(company.person, date(2026, 3, 9))
    approve(submit(company.person, date(2026, 3, 11)), company.approver)
    submit(UserFactory())

    response = as_user(company.approver).get("/api/v1/leaves/approvals/")

    assert [row["id"] for row in response.json()["results"]] == [later.pk, earlier.pk]
    assert all(row["can"]["approve"] for row in response.json()["results"])
    assert as_user(company.lead).get("/api/v1/leaves/approvals/").json()["count"] == 0
    assert as_user(company.person).get("/api/v1/leaves/approvals/").status_code == 403


def test_approvals_are_narrowed_by_person_and_category(as_user: SignIn, company: Company) -> None:
    company.person.first_name = "Quynh"
    company.person.save()
    sick = LeaveCategoryFactory(code="CARE", is_counted=False)
    vacation_days = submit(company.person, date(2026, 3, 9))
    sick_day = submit(company.person, date(2026, 3, 10), category=sick)
    client = as_user(company.approver)

    def found(query: str) -> list[int]:
        rows = client.get(f"/api/v1/leaves/approvals/?{query}").json()["results"]
        return [row["id"] for row in rows]

    assert found("search=quynh") == [vacation_days.pk, sick_day.pk]
    assert found("search=quynhx") == []
    assert found(f"category={sick.pk}") == [sick_day.pk]
    assert found(f"search=quynh&category={sick.pk}&page_size=1") == [sick_day.pk]
