"""Things that happen at once, on real connections."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from conftest import TEST_NOW
from core.errors import DomainError
from core.retries import in_transaction
from users.constants import Role
from users.models import Login, LoginFailures, RefreshToken, User
from users.services import accounts, logins, management
from users.tests.factories import PASSWORD, UserFactory
from users.tests.hashers import CountingHasher
from users.tokens import read_refresh_token

pytestmark = pytest.mark.django_db(transaction=True)


def at_once[T](*works: Callable[[], T]) -> list[T | str]:
    """What each returned, or the code of its refusal."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], T]) -> T | str:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            return work()
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def log_in(user: User, password: str = PASSWORD) -> str:
    tokens = logins.log_in(email=user.email, password=password, address="203.0.113.7", now=TEST_NOW)
    return tokens.refresh


def test_one_chain_survives_eight_uses_of_one_refresh_token() -> None:
    first = logins.open_login(UserFactory(), None, TEST_NOW)

    answers = at_once(*[lambda: logins.refresh(raw=first.refresh, now=TEST_NOW).refresh] * 8)

    # The grace answers all eight; seven of the successors were replaced before they were used.
    assert len(set(answers)) == 8
    assert "token_invalid" not in answers
    live = RefreshToken.objects.get(spent_at__isnull=True)
    assert RefreshToken.objects.filter(is_replaced=True).count() == 7
    chain = [token for token in answers if str(live.jti) in _jti(token)]
    assert len(chain) == 1
    next_one = logins.refresh(raw=chain[0], now=TEST_NOW).refresh

    assert at_once(lambda: logins.refresh(raw=first.refresh, now=TEST_NOW)) == ["token_invalid"]
    assert Login.objects.get().end_reason == "REUSE"
    assert at_once(lambda: logins.refresh(raw=next_one, now=TEST_NOW)) == ["token_invalid"]


def _jti(raw: str) -> str:
    return str(read_refresh_token(raw).jti)


def test_twenty_wrong_passwords_are_compared_five_times(
    hasher: type[CountingHasher],
) -> None:
    user = UserFactory()
    hasher.forget()

    answers = at_once(*[lambda: log_in(user, "wrong")] * 20)

    assert Counter(answers) == {"invalid_credentials": 5, "account_locked": 15}
    assert hasher.compared == [user.password] * 5
    assert LoginFailures.objects.get().failures == 6


def test_two_administrators_who_demote_each_other_leave_one() -> None:
    ada, grace = UserFactory(admin=True), UserFactory(admin=True)

    def demote(actor: User, person: User) -> Callable[[], str]:
        return lambda: in_transaction(
            lambda: (
                management.set_up_person(
                    actor=actor, person_id=person.pk, values={"role": Role.HR}, now=TEST_NOW
                ).role
            )
        )

    answers = at_once(demote(ada, grace), demote(grace, ada))

    assert sorted(answers) == ["HR", "invalid_state"]
    assert User.objects.filter(role=Role.ADMIN).count() == 1


def test_a_login_and_a_password_change_at_once_leave_no_old_password_login() -> None:
    user = UserFactory()

    def change() -> str:
        return accounts.change_password(
            user=user,
            current_password=PASSWORD,
            new_password="brave-Lantern-43",
            address="198.51.100.7",
            now=TEST_NOW,
        ).refresh

    answers = at_once(change, *[lambda: log_in(user)] * 4)

    assert answers[0] not in {"token_invalid", "invalid_credentials"}
    assert Login.objects.filter(ended_at__isnull=True).count() == 1
    assert logins.refresh(raw=str(answers[0]), now=TEST_NOW).user == user


def test_a_refresh_and_a_reset_at_once_leave_no_login() -> None:
    person = UserFactory()
    hr = UserFactory(colleague_of=person, hr=True)
    held = [logins.open_login(person, None, TEST_NOW) for _ in range(4)]

    def renew(raw: str) -> Callable[[], str]:
        return lambda: logins.refresh(raw=raw, now=TEST_NOW).refresh

    def reset() -> str:
        return in_transaction(
            lambda: management.reset_password(actor=hr, person_id=person.pk, now=TEST_NOW)[1]
        )

    answers = at_once(reset, *[renew(tokens.refresh) for tokens in held])

    assert len(str(answers[0])) == 16
    assert Login.objects.filter(user=person, ended_at__isnull=True).count() == 0


def test_one_address_signs_up_once() -> None:
    hr = UserFactory(hr=True)

    def create() -> int:
        return in_transaction(
            lambda: (
                management.create_person(
                    actor=hr,
                    email="grace@acme.example",
                    values={"first_name": "Grace", "last_name": "Hopper"},
                    now=TEST_NOW,
                )[0].pk
            )
        )

    answers = at_once(*[create] * 6)

    assert answers.count("validation_error") == 5
    assert User.objects.filter(email="grace@acme.example").count() == 1
