"""Transactions against others that hold what they want."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection, connections, transaction

from conftest import SignIn
from core.models import Notification
from core.retries import ATTEMPTS, in_transaction
from core.tests.factories import NotificationFactory
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def impatient() -> Iterator[None]:
    """Waits of this connection end at once, instead of after three seconds."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    yield
    connection.close()


@pytest.fixture
def held() -> Iterator[Notification]:
    """A notification another connection has locked."""
    told = NotificationFactory(user=UserFactory())
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT 1 FROM core_notification WHERE id = %s FOR UPDATE", [told.pk])
    yield told
    other.close()


@pytest.mark.usefixtures("impatient")
def test_a_wait_for_a_lock_ends_with_503_and_changes_nothing(
    as_user: SignIn, held: Notification
) -> None:
    response = as_user(held.user).put(f"/api/v1/notifications/{held.pk}/", {"is_read": True})

    assert (response.status_code, response["Retry-After"]) == (503, "2")
    assert response.json()["code"] == "service_unavailable"
    assert Notification.objects.get().is_read is False


def test_a_deadlock_is_carried_out_again_and_both_get_through() -> None:
    first, second = NotificationFactory.create_batch(2, user=UserFactory())
    both_hold_one = Barrier(2, timeout=10)
    attempts: list[int] = []

    def rename(ids: list[int]) -> None:
        def work() -> None:
            attempts.append(ids[0])
            Notification.objects.filter(pk=ids[0]).update(title=f"by {ids[0]}")
            if len(attempts) <= 2:
                both_hold_one.wait()
            Notification.objects.filter(pk=ids[1]).update(title=f"by {ids[0]}")

        try:
            in_transaction(work)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(rename, [[first.pk, second.pk], [second.pk, first.pk]]))

    # One gives way, and again when it comes back before the other has woken up.
    assert 3 <= len(attempts) < 2 * ATTEMPTS
    assert len(set(Notification.objects.values_list("title", flat=True))) == 1


@pytest.mark.parametrize(("sqlstate", "attempts"), [("40P01", ATTEMPTS), ("55P03", 1)])
def test_only_what_the_next_attempt_may_change_is_tried_again(sqlstate: str, attempts: int) -> None:
    tried: list[str] = []

    def work() -> None:
        tried.append(sqlstate)
        with connection.cursor() as cursor:
            cursor.execute(f"DO $$ BEGIN RAISE SQLSTATE '{sqlstate}'; END $$")

    with pytest.raises(OperationalError):
        in_transaction(work)

    assert len(tried) == attempts
    assert transaction.get_autocommit() is True
