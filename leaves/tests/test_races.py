"""Two people, or one impatient one, at once: what was there is spent once."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from conftest import SignIn
from core.errors import InvalidInputError
from core.models import AuditLog, Notification
from core.retries import in_transaction
from leaves.models import Attachment, LeaveBalance, LeaveCategory, LeaveRequest, LedgerEntry
from leaves.services import attachments, business_trips
from leaves.services.business_trips import Journey
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import (
    TEST_NOW,
    LeaveCategoryFactory,
    adjust,
    ask,
    balance_of,
    edit,
    figures,
    open_year,
    submit,
    vacation,
)
from leaves.tests.races import at_once, outcomes, waits_for
from users.models import User

pytestmark = pytest.mark.django_db(transaction=True)
URL = "/api/v1/leaves/requests/"
MONDAY = date(2026, 4, 6)


def working_day(number: int) -> date:
    weeks, days = divmod(number, 5)
    return MONDAY + timedelta(weeks=weeks, days=days)


def body(day: date, category: LeaveCategory | None = None, **facts: Any) -> dict[str, Any]:
    chosen = category or vacation()
    return {"category": chosen.pk, "start_date": str(day), "end_date": str(day), **facts}


@pytest.fixture
def sick() -> LeaveCategory:
    category: LeaveCategory = LeaveCategoryFactory(code="SICK")
    return category


def test_20_requests_of_8_hours_against_40(
    as_user: SignIn, person: User, sick: LeaveCategory
) -> None:
    clients = [as_user(person) for _ in range(20)]
    bodies = [body(working_day(number), sick) for number in range(20)]

    responses = at_once(
        partial(client.post, URL, sent) for client, sent in zip(clients, bodies, strict=True)
    )

    assert outcomes(responses) == Counter({(201, ""): 5, (409, "insufficient_balance"): 15})
    refusals = [response.json() for response in responses if response.status_code == 409]
    assert {refusal["available"] for refusal in refusals} == {"0.00"}
    held = balance_of(person, category=sick)
    assert figures(held)["pending"] == Decimal("40.00")
    assert figures(held)["available"] == Decimal("0.00")
    assert LeaveRequest.objects.count() == 5
    kinds = LedgerEntry.objects.filter(balance=held).order_by("version")
    assert [entry.kind for entry in kinds] == ["ALLOCATE", *["HOLD"] * 5]
    assert (AuditLog.objects.count(), Notification.objects.count()) == (5, 5)
    assert_books_agree()


def test_first_requests_of_a_year_open_it_once(as_user: SignIn, person: User) -> None:
    LeaveCategoryFactory(code="SICK")
    clients = [as_user(person) for _ in range(8)]

    responses = at_once(
        partial(client.post, URL, body(working_day(number)))
        for number, client in enumerate(clients)
    )

    assert outcomes(responses) == Counter({(201, ""): 8})
    assert LeaveBalance.objects.count() == 2
    assert LedgerEntry.objects.filter(kind="ALLOCATE").count() == 2
    assert_books_agree()


def test_8_approvals_of_one_request(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    leave = submit(person)
    clients = [as_user(who) for who in (approver, hr) * 4]

    responses = at_once(partial(client.put, f"{URL}{leave.pk}/approve/", {}) for client in clients)

    assert outcomes(responses) == Counter({(200, ""): 1, (409, "invalid_state"): 7})
    winner = next(response for response in responses if response.status_code == 200)
    told = {refusal.json()["decided_by"]["id"] for refusal in responses if refusal is not winner}
    assert told == {winner.json()["decided_by"]["id"]}
    assert kinds_of(leave) == ["HOLD", "USE"]
    assert Notification.objects.filter(notification_type="LEAVE_APPROVED").count() == 1
    assert AuditLog.objects.filter(action="APPROVE").count() == 1
    assert_books_agree()


def test_8_requests_for_the_same_day(as_user: SignIn, person: User) -> None:
    clients = [as_user(person) for _ in range(8)]

    responses = at_once(partial(client.post, URL, body(MONDAY)) for client in clients)

    assert outcomes(responses) == Counter({(201, ""): 1, (409, "overlap"): 7})
    assert figures(balance_of(person))["pending"] == Decimal("8.00")
    assert_books_agree()


def test_the_same_key_16_times(as_user: SignIn, person: User) -> None:
    clients, key = [as_user(person) for _ in range(16)], {"Idempotency-Key": "one-click"}

    responses = at_once(partial(client.post, URL, body(MONDAY), headers=key) for client in clients)

    assert outcomes(responses) == Counter({(201, ""): 16})
    assert len({response.content for response in responses}) == 1
    replays = [response.headers.get("Idempotency-Replayed") for response in responses]
    assert Counter(replays) == Counter({"true": 15, None: 1})
    assert LeaveRequest.objects.count() == 1
    assert Notification.objects.count() == 1
    assert_books_agree()


def test_one_upload_for_two_requests(as_user: SignIn, person: User) -> None:
    letter = Attachment.objects.create(
        uploader=person, file="a", name="a.pdf", size=1, created_at=datetime(2026, 3, 4, tzinfo=UTC)
    )
    clients = [as_user(person) for _ in range(6)]

    responses = at_once(
        partial(client.post, URL, body(working_day(number), attachment=letter.pk))
        for number, client in enumerate(clients)
    )

    assert outcomes(responses) == Counter({(201, ""): 1, (400, "validation_error"): 5})
    refused = next(response for response in responses if response.status_code == 400)
    assert refused.json()["errors"][0]["pointer"] == "#/attachment"
    assert_books_agree()


@pytest.mark.parametrize("use", ["submit", "edit", "attach", "book", "amend"])
def test_the_purge_waits_for_whoever_is_using_the_document(person: User, use: str) -> None:
    letter = Attachment.objects.create(
        uploader=person, file="a", name="a.pdf", size=1, created_at=datetime(2026, 3, 1, tzinfo=UTC)
    )
    leave, day = submit(person, MONDAY), working_day(1)
    first = Journey(MONDAY, MONDAY)
    trip = in_transaction(
        lambda: business_trips.book(traveller=person, journey=first, now=TEST_NOW)
    )
    journey = Journey(day, day, attachment=letter)
    uses: dict[str, Callable[[], object]] = {
        "submit": lambda: submit(person, day, attachment=letter),
        "edit": lambda: edit(leave, ask(MONDAY, attachment=letter)),
        "attach": lambda: attachments.attach(
            leave=leave, attachment=letter, actor=person, now=TEST_NOW
        ),
        "book": lambda: business_trips.book(traveller=person, journey=journey, now=TEST_NOW),
        "amend": lambda: business_trips.amend(
            trip=trip, editor=person, journey=journey, now=TEST_NOW
        ),
    }

    assert waits_for(uses[use], lambda: attachments.purge_unused(now=TEST_NOW)) is True


def test_a_document_that_was_just_purged_is_pointed_at(person: User) -> None:
    gone = Attachment(pk=1, uploader=person, file="a", name="a.pdf", size=1)

    with pytest.raises(InvalidInputError) as refused:
        submit(person, MONDAY, attachment=gone)

    assert refused.value.pointer == "attachment"
    assert LeaveRequest.objects.exists() is False


def test_adjustments_at_once_all_count(as_user: SignIn, person: User, hr: User) -> None:
    open_year(person)
    clients = [as_user(hr) for _ in range(8)]
    sent = {
        "user": person.pk,
        "category": vacation().pk,
        "balance_year": 2026,
        "hours": "1.25",
        "reason": "Agreed.",
    }

    responses = at_once(
        partial(client.put, "/api/v1/leaves/balance/adjust/", sent) for client in clients
    )

    assert outcomes(responses) == Counter({(200, ""): 8})
    assert figures(balance_of(person))["adjusted"] == Decimal("10.00")
    after = {response.json()["adjusted_hours"] for response in responses}
    assert after == {str(Decimal("1.25") * number) for number in range(1, 9)}
    assert_books_agree()


def test_an_adjustment_against_a_request_for_the_same_hours(
    as_user: SignIn, person: User, hr: User, sick: LeaveCategory
) -> None:
    """What one takes the other lacks; whoever wins, the next round finds eight hours again."""
    adjust(person, hr, "-32", category=sick)
    sent = {"user": person.pk, "category": sick.pk, "balance_year": 2026, "reason": "Too much."}
    owner, officer = as_user(person), as_user(hr)

    for number in range(6):
        submission, adjustment = at_once(
            [
                partial(owner.post, URL, body(working_day(number), sick)),
                partial(officer.put, "/api/v1/leaves/balance/adjust/", sent | {"hours": "-8"}),
            ]
        )

        assert (submission.status_code, adjustment.status_code) in {(201, 409), (409, 200)}
        refused = submission if submission.status_code == 409 else adjustment
        assert refused.json()["code"] == "insufficient_balance"
        assert figures(balance_of(person, category=sick))["available"] == Decimal("0.00")
        assert_books_agree()
        adjust(person, hr, "8", category=sick)


def test_two_edits_that_swap_categories(as_user: SignIn, person: User, sick: LeaveCategory) -> None:
    """Each locks both balances; taken in one order, neither waits for the other for ever."""
    first, second = submit(person, working_day(0)), submit(person, working_day(1), category=sick)
    clients, categories = [as_user(person), as_user(person)], [sick, vacation()]

    for _ in range(6):
        responses = at_once(
            [
                partial(clients[0].put, f"{URL}{first.pk}/", body(working_day(0), categories[0])),
                partial(clients[1].put, f"{URL}{second.pk}/", body(working_day(1), categories[1])),
            ]
        )

        assert outcomes(responses) == Counter({(200, ""): 2})
        for category in categories:
            held = figures(balance_of(person, category=category))
            assert held["pending"] == Decimal("8.00")
        assert_books_agree()
        categories.reverse()


def test_requests_of_many_people_do_not_wait_for_each_other_for_ever(
    as_user: SignIn, person: User, approver: User
) -> None:
    """One approver decides 10 requests while their owners file 10 more."""
    leaves = [submit(person, working_day(number)) for number in range(10)]
    owner, boss = [as_user(person) for _ in leaves], [as_user(approver) for _ in leaves]

    approvals = [
        partial(client.put, f"{URL}{leave.pk}/approve/", {})
        for client, leave in zip(boss, leaves, strict=True)
    ]
    submissions = [
        partial(client.post, URL, body(working_day(10 + number), hours="4.00"))
        for number, client in enumerate(owner)
    ]

    responses = at_once([*approvals, *submissions])

    assert outcomes(responses) == Counter({(200, ""): 10, (409, "insufficient_balance"): 10})
    assert figures(balance_of(person))["used"] == Decimal("80.00")
    assert_books_agree()
