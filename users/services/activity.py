"""Leaving and coming back: accounts are deactivated, never deleted."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from core.constants import AuditAction
from core.errors import NotAllowedError
from core.etags import ANY_VERSION, Expectation
from users.constants import LoginEnd
from users.models import User
from users.services import changes, logins, places
from users.services.deciding import hold_deciders
from users.services.management import held_person, require_another_admin, require_editable


def deactivate(
    *,
    actor: User,
    person_id: int,
    now: datetime,
    expected: Expectation = ANY_VERSION,
    is_dry_run: bool = False,
) -> tuple[User, Mapping[str, int]]:
    """End the person's logins and the leave they have not begun; how much leave, by kind.

    Nothing happens to an account that is inactive already. A dry run does it all and takes it
    back. Raises NotAllowedError for oneself, LastAdminError, NotFoundError, VersionConflictError.
    """
    with transaction.atomic():
        hold_deciders()
        if actor.is_admin and person_id != actor.pk:
            require_another_admin(person_id)
        person = held_person(actor, person_id)
        require_editable(actor, person)
        if person.pk == actor.pk:
            raise NotAllowedError("Nobody deactivates themselves.")
        expected.require(person.version)
        given_up = _switch(person, actor, now, to=False)
        transaction.set_rollback(is_dry_run)
    return person, given_up


def reactivate(
    *, actor: User, person_id: int, now: datetime, expected: Expectation = ANY_VERSION
) -> User:
    """Let the person sign in again. What ended with the deactivation stays ended.

    Raises PlaceClosedError, NotAllowedError, NotFoundError, VersionConflictError.
    """
    hold_deciders()
    person = held_person(actor, person_id)
    require_editable(actor, person)
    expected.require(person.version)
    places.require_open(person)
    _switch(person, actor, now, to=True)
    return person


def _switch(person: User, actor: User, now: datetime, *, to: bool) -> Mapping[str, int]:
    before = changes.apply(person, {"is_active": to})
    if not before:
        return {}
    if not to:
        logins.end_logins(person, LoginEnd.DEACTIVATED, now)
    action = AuditAction.USER_REACTIVATE if to else AuditAction.USER_DEACTIVATE
    changes.audit(action, person, actor=actor, before=before)
    return changes.announce(person, before=before, actor=actor, now=now)
