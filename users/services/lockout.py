"""Five failed passwords for one e-mail from one network lock it there, known account or not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from core.addresses import network_of
from core.retries import in_transaction
from users.managers import normalise_email
from users.models import LoginFailures

# Counted in one statement, so that parallel attempts cannot share a number. Attempts past the
# limit neither grow the counter nor prolong the lock.
COUNT = """
    INSERT INTO users_loginfailures AS held (email_hash, network, failures, expires_at)
    VALUES (%(email_hash)s, %(network)s, 1, %(until)s)
    ON CONFLICT ON CONSTRAINT login_failures_once DO UPDATE
       SET failures = CASE WHEN held.expires_at <= %(now)s THEN 1
                           ELSE LEAST(held.failures, %(limit)s) + 1 END,
           expires_at = CASE WHEN held.expires_at <= %(now)s OR held.failures < %(limit)s
                             THEN %(until)s ELSE held.expires_at END
    RETURNING failures
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The `number`-th attempt since the last success, this one included."""

    email: str
    network: str
    number: int

    @property
    def is_locked(self) -> bool:
        return self.number > settings.LOCKOUT_FAILURES

    @property
    def is_last(self) -> bool:
        """Failing this one locks."""
        return self.number == settings.LOCKOUT_FAILURES


def begin(email: str, address: str | None, now: datetime) -> Attempt:
    """Count the attempt as failed before the password is looked at, and commit that."""
    network = network_of(address)
    values: dict[str, Any] = {
        "email_hash": _hash(email),
        "network": network,
        "now": now,
        "until": now + settings.LOCKOUT_TIME,
        "limit": settings.LOCKOUT_FAILURES,
    }

    def count() -> int:
        with connection.cursor() as cursor:
            cursor.execute(COUNT, values)
            return int(cursor.fetchone()[0])

    return Attempt(email, network, in_transaction(count))


def forgive(attempt: Attempt) -> None:
    """The password was right: what was counted from this network is forgotten."""
    LoginFailures.objects.filter(email_hash=_hash(attempt.email), network=attempt.network).delete()


def forgive_everywhere(email: str) -> None:
    LoginFailures.objects.filter(email_hash=_hash(email)).delete()


def _hash(email: str) -> bytes:
    """Keyed, so that the table does not tell whose addresses were tried."""
    return salted_hmac("users.lockout", normalise_email(email), algorithm="sha256").digest()
