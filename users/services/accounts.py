"""What people do to their own account."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password

from core.constants import AuditAction
from core.constraints import violations_as
from core.errors import InvalidInputError
from core.retries import in_transaction
from users.constants import LoginEnd
from users.errors import (
    AccountLockedError,
    AlreadyOnboardedError,
    EmailTakenError,
    SignupClosedError,
)
from users.models import User
from users.services import changes, lockout, logins, passwords, places
from users.services.calendars import require_shared, share_calendars
from users.services.deciding import hold_deciders, share_deciders
from users.services.logins import Tokens


def takes_sign_ups() -> bool:
    """In production accounts are created by HR; nobody proves there that an e-mail is theirs."""
    return bool(settings.DEBUG)


def register(*, email: str, password: str, first_name: str, last_name: str, now: datetime) -> User:
    """Sign up as an EMPLOYEE of no entity, where some active entity takes the e-mail's domain."""
    if not takes_sign_ups() or not places.entities().joinable_by(email).exists():
        raise SignupClosedError
    person = User(email=email, first_name=first_name, last_name=last_name)
    person.clean()
    passwords.require_acceptable(password, person, pointer="password")
    person.set_password(password)
    with violations_as({"user_email_once": EmailTakenError}):
        person.save()
    changes.audit(AuditAction.USER_CREATE, person, actor=person)
    changes.announce(person, before=None, actor=person, now=now)
    return person


def complete_onboarding(*, user: User, wanted: Mapping[str, int], now: datetime) -> User:
    """Choose entity, location and department, once. An entity HR has set already stays."""
    shared = share_calendars(user.pk, wanted)
    if user.is_decider:
        hold_deciders()
    else:
        share_deciders()
    person: User = User.objects.with_place().locked().get(pk=user.pk)
    require_shared(person, shared)
    if person.has_completed_onboarding:
        raise AlreadyOnboardedError
    if person.entity_id not in {None, wanted["entity"]}:
        raise places.missing("entity")
    place = places.resolve(person=person, wanted=wanted, actor=person)
    before = changes.apply(person, place.values())
    changes.audit(AuditAction.ONBOARD, person, actor=person, before=before)
    changes.announce(person, before=before, actor=person, now=now)
    return person


def update_profile(*, user: User, values: Mapping[str, str], now: datetime) -> User:
    """One's own names; nothing else is one's own to write."""
    person: User = User.objects.with_place().locked().get(pk=user.pk)
    before = changes.apply(person, values)
    if before:
        changes.audit(AuditAction.USER_UPDATE, person, actor=person, before=before)
        changes.announce(person, before=before, actor=person, now=now)
    return person


def change_password(
    *, user: User, current_password: str, new_password: str, address: str | None, now: datetime
) -> Tokens:
    """End every login of theirs, old access tokens included, and open a new one.

    Guesses count towards the lock-out as those at the login do. Commits by itself.
    """
    passwords.require_acceptable(new_password, user, pointer="new_password")
    if new_password == current_password:
        raise InvalidInputError(
            "Choose another password than the current one.",
            pointer="new_password",
            reason="password_unchanged",
        )
    attempt = lockout.begin(user.email, address, now)
    encoded = passwords.NO_PASSWORD if attempt.is_locked else user.password
    is_correct, _ = passwords.compare(current_password, encoded)
    renewed = make_password(new_password) if is_correct else ""

    def finish() -> Tokens | None:
        person = logins.still_with_password(user, encoded, current_password) if is_correct else None
        if person is None:
            logins.record_failure(attempt, user)
            return None
        lockout.forgive(attempt)
        return _renew(person, renewed, address, now)

    tokens = in_transaction(finish)
    if tokens is not None:
        return tokens
    if attempt.is_locked:
        raise AccountLockedError
    raise InvalidInputError(
        "This is not your current password.", pointer="current_password", reason="wrong_password"
    )


def _renew(person: User, encoded: str, address: str | None, now: datetime) -> Tokens:
    changes.apply(person, {"password": encoded, "must_change_password": False})
    logins.end_logins(person, LoginEnd.PASSWORD_CHANGE, now)
    changes.audit(AuditAction.PASSWORD_CHANGE, person, actor=person)
    return logins.open_login(person, address, now)
