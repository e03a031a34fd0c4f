"""Reading who did what: scope, filters, pages, and what an entry looks like."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import TEST_NOW, SignIn
from core import search
from core.constants import AuditAction
from core.context import RequestContext, current
from core.models import AuditLog
from core.services.audit_log_service import record
from organizations.tests.answers import body, field_errors
from organizations.tests.factories import LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/organizations/audit-logs/"


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True, location=LocationFactory(timezone="Asia/Bangkok"))
    return made


def told(actor: User | None, target: Any = None, **facts: Any) -> AuditLog:
    entity = facts.pop("entity_id", actor.entity_id if actor else None)
    action = facts.pop("action", AuditAction.USER_UPDATE)
    return record(
        action=action,
        actor_id=actor.pk if actor else None,
        target=target,
        entity_id=entity,
        **facts,
    )


def at(instant: datetime, **facts: Any) -> AuditLog:
    made: AuditLog = AuditLog.objects.create(action=AuditAction.LOGIN, created_at=instant, **facts)
    return made


def ids(response: Any) -> list[int]:
    return [row["id"] for row in body(response)["results"]]


def test_an_entry_names_people_as_they_are_called_now(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr, first_name="Grace", last_name="Hopper")
    token = current.set(RequestContext("req-1", "203.0.113.7"))
    entry = told(
        hr,
        person,
        action=AuditAction.ROLE_CHANGE,
        changes={"role": ["EMPLOYEE", "MANAGER"]},
        reason="Promoted",
        is_override=True,
    )
    current.reset(token)

    answer = body(as_user(hr).get(URL))

    assert entry.target_label == f"User #{person.pk}"
    assert (answer["next"], answer["previous"]) == (None, None)
    created_at = answer["results"][0].pop("created_at")
    assert created_at.endswith("Z")
    assert answer["results"] == [
        {
            "id": entry.pk,
            "actor": {"id": hr.pk, "name": hr.full_name},
            "action": "ROLE_CHANGE",
            "target_type": "user",
            "target_id": person.pk,
            "target_label": "Grace Hopper",
            "changes": {"role": ["EMPLOYEE", "MANAGER"]},
            "reason": "Promoted",
            "override": True,
            "address": "203.0.113.7",
            "request_id": "req-1",
        }
    ]


def test_an_entry_of_nobody_about_nothing(as_user: SignIn, hr: User) -> None:
    told(None, entity_id=hr.entity_id, action=AuditAction.LOGIN_FAILED)

    shown = body(as_user(hr).get(URL))["results"][0]

    assert (shown["actor"], shown["address"]) == (None, None)
    assert (shown["target_type"], shown["target_id"], shown["target_label"]) == (None, None, "")


def test_places_are_called_what_they_were_called_then(as_user: SignIn, hr: User) -> None:
    location = LocationFactory(entity=hr.entity, location_name="Old")
    client = as_user(hr)
    client.put(f"/api/v1/organizations/locations/{location.pk}/", {"location_name": "New"})
    client.put(f"/api/v1/organizations/locations/{location.pk}/", {"location_name": "Newer"})

    labels = [row["target_label"] for row in body(client.get(URL))["results"]]

    assert labels == [f"Location #{location.pk} Newer", f"Location #{location.pk} New"]


@pytest.mark.parametrize("role", ["EMPLOYEE", "MANAGER", "HR", "ADMIN"])
def test_who_reads_what(as_user: SignIn, role: str) -> None:
    reader, stranger = UserFactory(role=role), UserFactory(hr=True)
    own, foreign, nobodys = told(reader, reader), told(stranger, stranger), told(None)
    # About the reader's company, by somebody of another.
    visiting = told(stranger, reader, entity_id=reader.entity_id)

    answer = as_user(reader).get(URL)

    if role in {"EMPLOYEE", "MANAGER"}:
        assert body(answer, 403)["code"] == "permission_denied"
        return
    expected = [visiting, own] if role == "HR" else [visiting, nobodys, foreign, own]
    assert ids(answer) == [entry.pk for entry in expected]


def test_nobody_reads_it_without_a_login(client: Any) -> None:
    assert client.get(URL).status_code == 401


def test_filters(as_user: SignIn, hr: User) -> None:
    ada = UserFactory(colleague_of=hr, hr=True)
    location = LocationFactory(entity=hr.entity)
    changed = told(hr, ada)
    moved = told(ada, location, action=AuditAction.ORGANIZATION_CHANGE)
    client = as_user(hr)

    def found(**query: Any) -> list[int]:
        return ids(client.get(URL, query))

    assert found(action="USER_UPDATE") == [changed.pk]
    assert found(actor=ada.pk) == [moved.pk]
    assert found(target_type="location") == [moved.pk]
    assert found(target_type="user", target_id=ada.pk) == [changed.pk]
    assert found(target_type="user", target_id=location.pk + 10**6) == []
    assert found(target_type="nothing") == []
    assert found(actor=10**30) == found(target_id=10**30) == []


def test_days_are_those_of_the_reader(as_user: SignIn, hr: User) -> None:
    # 17:00 UTC is midnight in Bangkok.
    eve = at(datetime(2026, 3, 1, 16, 59, tzinfo=UTC), entity=hr.entity)
    first = at(datetime(2026, 3, 1, 17, 0, tzinfo=UTC), entity=hr.entity)
    last = at(datetime(2026, 3, 2, 16, 59, tzinfo=UTC), entity=hr.entity)
    next_day = at(datetime(2026, 3, 2, 17, 0, tzinfo=UTC), entity=hr.entity)
    client = as_user(hr)

    assert ids(client.get(URL, {"from": "2026-03-02", "to": "2026-03-02"})) == [last.pk, first.pk]
    assert ids(client.get(URL, {"to": "2026-03-01"})) == [eve.pk]
    assert ids(client.get(URL, {"from": "2026-03-03"})) == [next_day.pk]


def test_the_last_day_there_is_ends_nothing(as_user: SignIn, hr: User) -> None:
    entry = at(datetime(2026, 3, 2, 12, 0, tzinfo=UTC), entity=hr.entity)

    assert ids(as_user(hr).get(URL, {"to": "9999-12-31"})) == [entry.pk]


@pytest.mark.parametrize("few", [0, 5_000])
def test_search_reads_labels_names_and_addresses(
    as_user: SignIn, hr: User, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(search, "FEW", few)
    grace = UserFactory(
        colleague_of=hr, first_name="Grace", last_name="Hopper", email="navy@company.example"
    )
    by_grace, about_grace, elsewhere = (
        told(grace, hr),
        told(hr, grace),
        told(hr, LocationFactory(entity=hr.entity), name="Mảnila"),
    )
    client = as_user(hr)

    def found(words: str) -> list[int]:
        return ids(client.get(URL, {"search": words}))

    assert found("grace HOPPER") == [about_grace.pk, by_grace.pk]
    assert found("navy@") == [about_grace.pk, by_grace.pk]
    assert found("manila") == [elsewhere.pk]
    assert found("LOCATION") == [elsewhere.pk]
    assert found(f"user #{hr.pk}") == [by_grace.pk]
    assert found(f"{hr.pk}0") == []
    assert found("grace manila") == []


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ({"action": "NAP"}, {"#/action": "invalid_choice"}),
        ({"actor": "x"}, {"#/actor": "invalid"}),
        ({"from": "yesterday"}, {"#/from": "invalid"}),
        ({"from": "2026-03-02", "to": "2026-03-01"}, {"#/to": "date_order"}),
        ({"page": "1"}, {"#/page": "unknown"}),
        ({"limit": "1"}, {"#/limit": "unknown"}),
        ({"page_size": "0"}, {"#/page_size": "min_value"}),
    ],
)
def test_what_cannot_be_asked(
    as_user: SignIn, hr: User, query: dict[str, str], errors: dict[str, str]
) -> None:
    assert field_errors(as_user(hr).get(URL, query)) == errors


def test_a_cursor_nobody_gave_out_is_not_found(as_user: SignIn, hr: User) -> None:
    assert as_user(hr).get(URL, {"cursor": "bogus"}).status_code == 404


def test_pages_follow_each_other_newest_first(as_user: SignIn, hr: User) -> None:
    entries = [at(TEST_NOW + timedelta(seconds=n // 3), entity=hr.entity) for n in range(7)]
    newest_first = [entry.pk for entry in reversed(entries)]
    client, pages, url = as_user(hr), [], f"{URL}?page_size=3&action=LOGIN"

    while url:
        page = body(client.get(url))
        pages.append([row["id"] for row in page["results"]])
        url = page["next"]

    assert pages == [newest_first[:3], newest_first[3:6], newest_first[6:]]


@pytest.mark.parametrize("count", [1, 50])
def test_a_page_costs_two_statements_and_a_search_one_more(
    as_user: SignIn, hr: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for person in UserFactory.create_batch(count, colleague_of=hr):
        told(person, person)
    client = as_user(hr)

    client.get(URL, {"search": "user"})  # Kinds of things are read once in the life of a process.

    with django_assert_num_queries(2):  # The login, the page.
        client.get(URL, {"page_size": "50"})
    with django_assert_num_queries(3):  # And who is meant.
        response = client.get(URL, {"page_size": "50", "search": "user"})

    assert len(ids(response)) == count
