"""The values this process runs on, as administrators read them; never a secret, host or path."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, models

from core.throttling import PER_WINDOW, limit_of
from leaves.services.attachments import CONTENT_TYPES, UNUSED_FOR
from users.services.accounts import takes_sign_ups


class Group(models.TextChoices):
    LOGINS = "LOGINS"
    LEAVE = "LEAVE"
    ATTACHMENTS = "ATTACHMENTS"
    LIMITS = "LIMITS"
    SYSTEM = "SYSTEM"


class Unit(models.TextChoices):
    """How a value reads; FLAG is `true` or `false`."""

    SECONDS = "SECONDS"
    HOURS = "HOURS"
    YEARS = "YEARS"
    BYTES = "BYTES"
    CHARACTERS = "CHARACTERS"
    COUNT = "COUNT"
    CALLS_PER_MINUTE = "CALLS_PER_MINUTE"
    FLAG = "FLAG"
    TEXT = "TEXT"


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    value: str | None
    unit: Unit
    description: str
    variable: str | None = None


CALLS = {
    "read": "Reads of one person.",
    "write": "Writes of one person.",
    "preview": "Price previews of one person.",
    "poll": "Looks at the bell by one person.",
    "refresh": "Refreshes of one login.",
    "export": "Exports of one person.",
    "recalculate": "Recalculations of balances by one person.",
    "login": "Logins with one e-mail from one address.",
    "login_from_address": "Logins from one address.",
    "register": "Sign-ups from one address.",
    "anonymous": "Other calls without a login from one address.",
}
PASSWORDS = {"min_length": "The shortest new password.", "max_length": "The longest new password."}


def effective_settings() -> list[dict[str, Any]]:
    return [{"group": group, **asdict(fact)} for group, facts in FACTS.items() for fact in facts()]


def _logins() -> Iterator[Fact]:
    yield _seconds(
        "access_token_lifetime",
        settings.ACCESS_TOKEN_LIFETIME,
        "How long an access token is accepted.",
        "ACCESS_TOKEN_SECONDS",
    )
    yield _seconds(
        "refresh_token_lifetime",
        settings.REFRESH_TOKEN_LIFETIME,
        "How long a login lasts without being used.",
        "REFRESH_TOKEN_SECONDS",
    )
    yield _seconds(
        "refresh_grace",
        settings.REFRESH_GRACE,
        "How long a spent refresh token is forgiven while its successor is unused.",
    )
    yield _number(
        "lockout_failures",
        settings.LOCKOUT_FAILURES,
        Unit.COUNT,
        "Wrong passwords for one e-mail from one network until it is locked.",
    )
    yield _seconds(
        "lockout_time", settings.LOCKOUT_TIME, "How long that lock lasts.", "LOCKOUT_SECONDS"
    )
    for name, length in _password_lengths().items():
        yield _number(f"password_{name}", length, Unit.CHARACTERS, PASSWORDS[name])
    yield _flag(
        "sign_up",
        takes_sign_ups(),
        "Whether people may sign up, with an e-mail of a domain that an active entity lists; "
        "in production accounts are created for them.",
    )


def _leave() -> Iterator[Fact]:
    yield Fact(
        "reject_approved_within",
        f"{settings.REJECT_APPROVED_WITHIN / timedelta(hours=1):g}",
        Unit.HOURS,
        "How long approved leave that has not begun may still be rejected.",
        "REJECT_APPROVED_WITHIN_HOURS",
    )
    yield _seconds(
        "idempotency_lifetime",
        settings.IDEMPOTENCY_LIFETIME,
        "How long the answer to an Idempotency-Key is kept for repeats.",
        "IDEMPOTENCY_SECONDS",
    )
    yield _number(
        "audit_retention",
        settings.AUDIT_RETENTION_YEARS,
        Unit.YEARS,
        "How long the audit log is kept.",
        "AUDIT_RETENTION_YEARS",
    )


def _attachments() -> Iterator[Fact]:
    yield _number("upload_size", settings.MAX_UPLOAD_BYTES, Unit.BYTES, "The largest attachment.")
    yield _number("body_size", settings.MAX_BODY_BYTES, Unit.BYTES, "The largest other body.")
    yield Fact("upload_types", ", ".join(CONTENT_TYPES), Unit.TEXT, "What an attachment may be.")
    yield _seconds(
        "unused_upload_lifetime", UNUSED_FOR, "How long an attachment nobody uses is kept."
    )


def _limits() -> Iterator[Fact]:
    for scope in PER_WINDOW:
        most = limit_of(scope)
        yield Fact(
            f"{scope}_calls",
            str(most) if most else None,
            Unit.CALLS_PER_MINUTE,
            CALLS[scope],
            "RATE_LIMIT_FACTOR",
        )
    yield _flag(
        "shared_cache",
        bool(settings.CACHE_URL),
        "Whether calls are counted for all processes together, rather than by each for itself.",
        "CACHE_URL",
    )


def _system() -> Iterator[Fact]:
    yield Fact("version", settings.VERSION, Unit.TEXT, "Of this installation.")
    yield _flag("debug", settings.DEBUG, "Development: nothing is refused at the start.", "DEBUG")
    yield Fact("time_zone", settings.TIME_ZONE, Unit.TEXT, "Of instants in answers and logs.")
    yield _flag("mail", False, "Whether people are told by mail too, and not in the product only.")
    yield Fact("database", _database(), Unit.TEXT, "What holds the data.")
    yield _number(
        "database_connections",
        settings.DB_POOL_MAX,
        Unit.COUNT,
        "The most that one worker opens; 0 is without a pool.",
        "DB_POOL_MAX",
    )
    yield _number(
        "lock_timeout",
        settings.LOCK_TIMEOUT_SECONDS,
        Unit.SECONDS,
        "How long a command waits for another before it answers 503.",
    )
    yield _number(
        "statement_timeout",
        settings.STATEMENT_TIMEOUT_SECONDS,
        Unit.SECONDS,
        "When a statement that takes too long is ended.",
    )


FACTS: dict[Group, Callable[[], Iterator[Fact]]] = {
    Group.LOGINS: _logins,
    Group.LEAVE: _leave,
    Group.ATTACHMENTS: _attachments,
    Group.LIMITS: _limits,
    Group.SYSTEM: _system,
}


def _seconds(name: str, time: timedelta, description: str, variable: str | None = None) -> Fact:
    return Fact(name, f"{time.total_seconds():.0f}", Unit.SECONDS, description, variable)


def _number(
    name: str, value: int, unit: Unit, description: str, variable: str | None = None
) -> Fact:
    return Fact(name, str(value), unit, description, variable)


def _flag(name: str, value: bool, description: str, variable: str | None = None) -> Fact:
    return Fact(name, str(value).lower(), Unit.FLAG, description, variable)


def _password_lengths() -> dict[str, int]:
    rules = settings.AUTH_PASSWORD_VALIDATORS
    return {name: value for rule in rules for name, value in rule.get("OPTIONS", {}).items()}


def _database() -> str:
    """Asks the connection that is open anyway, and no statement."""
    return "PostgreSQL " + ".".join(map(str, connection.get_database_version()))
