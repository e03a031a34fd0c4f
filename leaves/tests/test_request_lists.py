"""GET requests/, requests/my/, approvals/ and approvals/history/."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from conftest import SignIn
from leaves.models import Attachment, LeaveRequest
from leaves.tests.factories import (
    LeaveCategoryFactory,
    approve,
    cancel,
    reject,
    submit,
    vacation,
)
from organizations.tests.factories import DepartmentFactory, DepartmentManagerFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ALL = "/api/v1/leaves/requests/"
MY = "/api/v1/leaves/requests/my/"
HISTORY = "/api/v1/leaves/approvals/history/"


def ids(response: Any) -> list[int]:
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["results"]]


@dataclass
class Leaves:
    """One request each of a person, a peer, another team, and another company."""

    person: LeaveRequest
    peer: LeaveRequest
    other_team: LeaveRequest
    other_company: LeaveRequest

    def __getitem__(self, name: str) -> LeaveRequest:
        found: LeaveRequest = getattr(self, name)
        return found


@pytest.fixture
def leaves(person: User) -> Leaves:
    team = DepartmentFactory(entity=person.entity, location=person.location)
    return Leaves(
        person=submit(person, date(2026, 3, 9)),
        peer=submit(UserFactory(colleague_of=person), date(2026, 3, 10)),
        other_team=submit(UserFactory(department=team, location=person.location)),
        other_company=submit(UserFactory()),
    )


@pytest.mark.parametrize(
    ("who", "visible"),
    [
        ("the person", {"person"}),
        ("a peer", {"peer"}),
        ("an unrelated manager", set()),
        ("the approver", {"person"}),
        ("the department's manager", {"person", "peer"}),
        ("hr", {"person", "peer", "other_team"}),
        ("hr elsewhere", {"other_company"}),
        ("admin", {"person", "peer", "other_team", "other_company"}),
    ],
)
def test_each_sees_their_own_people_and_hides_the_others(
    as_user: SignIn, leaves: Leaves, who: str, visible: set[str]
) -> None:
    person = leaves.person.user
    callers: dict[str, Any] = {
        "the person": lambda: person,
        "a peer": lambda: leaves.peer.user,
        "an unrelated manager": lambda: UserFactory(colleague_of=person, manager=True),
        "the approver": lambda: person.approver,
        "the department's manager": lambda: (
            DepartmentManagerFactory(department=person.department).user
        ),
        "hr": lambda: UserFactory(colleague_of=person, hr=True),
        "hr elsewhere": lambda: UserFactory(colleague_of=leaves.other_company.user, hr=True),
        "admin": lambda: UserFactory(admin=True),
    }
    client = as_user(callers[who]())

    listed = ids(client.get(ALL))

    names = {"person", "peer", "other_team", "other_company"}
    assert set(listed) == {leaves[name].pk for name in visible}
    for name in names:
        response = client.get(f"{ALL}{leaves[name].pk}/")
        assert response.status_code == (200 if name in visible else 404)


def test_hidden_and_missing_look_the_same(as_user: SignIn, leaves: Leaves) -> None:
    client = as_user(leaves.peer.user)

    hidden = client.get(f"{ALL}{leaves.person.pk}/")
    missing = client.get(f"{ALL}999999/")

    assert hidden.json() | {"request_id": ""} == missing.json() | {"request_id": ""}


def test_my_requests_are_mine_alone(as_user: SignIn, leaves: Leaves, hr: User) -> None:
    assert ids(as_user(leaves.person.user).get(MY)) == [leaves.person.pk]
    assert ids(as_user(hr).get(MY)) == []


@pytest.fixture
def many(person: User, approver: User) -> dict[str, LeaveRequest]:
    sick = LeaveCategoryFactory(code="SICK")
    reached = {
        "pending": submit(person, date(2026, 3, 9), date(2026, 3, 10)),
        "approved": approve(submit(person, date(2026, 4, 6)), approver),
        "rejected": reject(submit(person, date(2026, 5, 4), category=sick), approver),
        "cancelled": cancel(submit(person, date(2026, 6, 1), date(2026, 6, 5)), person),
    }
    submit(UserFactory(colleague_of=person, first_name="Grace", last_name="Hopper"))
    return reached


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=PENDING", ["pending"]),
        ("status=APPROVED", ["approved"]),
        ("status=REJECTED", ["rejected"]),
        ("status=CANCELLED", ["cancelled"]),
        ("category={sick}", ["rejected"]),
        ("category=999999", []),
        (f"category={10**30}", []),
        ("start_date_after=2026-05-04", ["cancelled", "rejected"]),
        ("start_date_before=2026-04-06", ["approved", "pending"]),
        ("start_date_after=2026-04-06&start_date_before=2026-05-04", ["rejected", "approved"]),
        ("search=sick", ["rejected"]),
        ("search=ada%20sick", ["rejected"]),
        ("search=ádà%20SÍCK", ["rejected"]),
        ("search=nobody", []),
        ("search=%25", []),
        ("ordering=start_date", ["pending", "approved", "rejected", "cancelled"]),
        ("ordering=-start_date", ["cancelled", "rejected", "approved", "pending"]),
        ("ordering=created_at", ["pending", "approved", "rejected", "cancelled"]),
        ("ordering=-created_at", ["cancelled", "rejected", "approved", "pending"]),
        ("ordering=-hours", ["cancelled", "pending", "rejected", "approved"]),
        ("ordering=hours", ["approved", "rejected", "pending", "cancelled"]),
        ("", ["cancelled", "rejected", "approved", "pending"]),
        ("page_size=2", ["cancelled", "rejected"]),
        ("page_size=2&page=2", ["approved", "pending"]),
        ("page_size=1000", ["cancelled", "rejected", "approved", "pending"]),
    ],
)
def test_filters_and_orders(
    as_user: SignIn, person: User, many: dict[str, LeaveRequest], query: str, found: list[str]
) -> None:
    query = query.format(sick=many["rejected"].category_id)

    for url in (MY, ALL):
        assert ids(as_user(person).get(f"{url}?{query}")) == [many[name].pk for name in found]


def test_those_who_oversee_filter_by_person_department_and_name(
    as_user: SignIn, person: User, many: dict[str, LeaveRequest], hr: User
) -> None:
    client = as_user(hr)
    own = {leave.pk for leave in many.values()}
    grace = LeaveRequest.objects.get(user__first_name="Grace")

    assert set(ids(client.get(f"{ALL}?user={person.pk}"))) == own
    assert set(ids(client.get(f"{ALL}?department={person.department_id}"))) == own | {grace.pk}
    assert ids(client.get(f"{ALL}?department=999999")) == []
    assert ids(client.get(f"{ALL}?search=hopper%20grace")) == [grace.pk]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=DONE", 400),
        ("category=x", 400),
        ("user=0", 400),
        ("start_date_after=soon", 400),
        ("ordering=user", 400),
        ("search=%00", 400),
        ("unknown=1", 400),
        ("page=0", 400),
        ("page=x", 400),
        ("page_size=0", 400),
        ("page=2", 404),
        (f"page={10**30}", 404),
    ],
)
def test_queries_that_make_no_sense(
    as_user: SignIn, person: User, query: str, expected: int
) -> None:
    submit(person)

    for url in (MY, ALL):
        assert as_user(person).get(f"{url}?{query}").status_code == expected


def test_the_shape_of_a_page(as_user: SignIn, person: User) -> None:
    first, second = submit(person, date(2026, 3, 9)), submit(person, date(2026, 3, 10))
    client = as_user(person)

    page = client.get(f"{MY}?page_size=1").json()

    assert (page["count"], page["previous"]) == (2, None)
    assert [row["id"] for row in page["results"]] == [second.pk]
    assert ids(client.get(page["next"])) == [first.pk]


def confided(person: User, approver: User) -> LeaveRequest:
    letter = Attachment.objects.create(
        uploader=person,
        file="a",
        name="scan.pdf",
        size=3,
        created_at=datetime(2026, 3, 4, tzinfo=UTC),
    )
    return approve(submit(person, notes="Surgery.", attachment=letter), approver)


def test_history_lists_what_the_caller_decided_newest_first(
    as_user: SignIn, person: User, approver: User
) -> None:
    first = confided(person, approver)
    second = reject(
        submit(person, date(2026, 3, 10)), approver, now=datetime(2026, 3, 5, tzinfo=UTC)
    )
    submit(person, date(2026, 3, 11))

    rows = as_user(approver).get(HISTORY).json()["results"]

    assert [row["id"] for row in rows] == [second.pk, first.pk]
    assert (rows[1]["notes"], rows[1]["attachment"]["name"]) == ("Surgery.", "scan.pdf")
    assert ids(as_user(person).get(HISTORY)) == []


def test_a_former_approver_keeps_the_history_without_what_was_confided(
    as_user: SignIn, person: User, approver: User
) -> None:
    leave = confided(person, approver)
    person.approver = UserFactory(manager=True)
    person.save()
    client = as_user(approver)

    row = client.get(HISTORY).json()["results"][0]

    assert (row["id"], row["status"], row["decided_by"]["id"]) == (
        leave.pk,
        "APPROVED",
        approver.pk,
    )
    assert (row["notes"], row["attachment"]) == ("", None)
    assert set(row["can"].values()) == {False}
    assert client.get(f"{ALL}{leave.pk}/").status_code == 404
    assert ids(client.get(ALL)) == []
    assert row["category"] == {"id": vacation().pk, "name": "Vacation", "code": "VACATION"}
