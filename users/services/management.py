"""What HR and ADMIN do to the accounts of others."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from core.constants import AuditAction
from core.constraints import violations_as
from core.errors import NotAllowedError, NotFoundError
from core.etags import ANY_VERSION, Expectation
from users import messages, rights
from users.constants import DECIDERS, LoginEnd, Role
from users.errors import EmailTakenError, LastAdminError
from users.models import User
from users.services import changes, lockout, logins, passwords, places
from users.services.calendars import require_shared, share_calendars
from users.services.deciding import hold_deciders, share_deciders

# Facts that carry rights or hours: nobody sets their own.
NOT_ONES_OWN = frozenset({"role", "approver", "join_date", "exempt_type"})
DECIDING = frozenset({"role", "entity"})
TURNING = frozenset({"approver", "department"})


def create_person(
    *, actor: User, email: str, values: Mapping[str, Any], now: datetime
) -> tuple[User, str]:
    """The account and its password, which nobody can read again. HR: of their own entity.

    `values` holds the names and any of the fields of setup, with ids for references.
    """
    _require_grantable(actor, values)
    if values.get("role", Role.EMPLOYEE) in DECIDERS:
        hold_deciders()
    else:
        share_deciders()
    person, password = User(email=email, must_change_password=True), passwords.random_password()
    person.clean()
    person.set_password(password)
    home = {} if actor.is_admin else {"entity": actor.entity_id}
    for name, value in _resolved(person, home | dict(values), actor).items():
        setattr(person, name, value)
    if person.entity is None and not actor.is_admin:
        raise places.required("entity")
    with violations_as({"user_email_once": EmailTakenError}):
        person.save()
    blank = dict.fromkeys(changes.AUDITED)
    changes.audit(AuditAction.USER_CREATE, person, actor=actor, before=blank)
    changes.announce(person, before=None, actor=actor, now=now)
    return person, password


def set_up_person(
    *,
    actor: User,
    person_id: int,
    values: Mapping[str, Any],
    now: datetime,
    expected: Expectation = ANY_VERSION,
) -> User:
    """Change the facts in `values` (ids for references); the rest stays."""
    shared = share_calendars(person_id, values)
    if DECIDING & values.keys():
        hold_deciders()
    elif TURNING & values.keys():
        share_deciders()
    if actor.is_admin and values.get("role", Role.ADMIN) != Role.ADMIN and person_id != actor.pk:
        require_another_admin(person_id)
    person = held_person(actor, person_id)
    require_shared(person, shared)
    _require_editable(actor, person, values)
    expected.require(person.version)
    before = changes.apply(person, _resolved(person, values, actor))
    if before:
        _record(person, before, actor)
        changes.announce(person, before=before, actor=actor, now=now)
    return person


def change_person(
    *,
    actor: User,
    person_id: int,
    values: Mapping[str, str],
    now: datetime,
    expected: Expectation = ANY_VERSION,
) -> User:
    """Change names and e-mail, also one's own: nothing here carries rights or hours."""
    person = held_person(actor, person_id)
    require_editable(actor, person)
    expected.require(person.version)
    with violations_as({"user_email_once": EmailTakenError}):
        before = changes.apply(person, values)
    if before:
        changes.audit(AuditAction.USER_UPDATE, person, actor=actor, before=before)
        changes.announce(person, before=before, actor=actor, now=now)
    return person


def reset_password(
    *, actor: User, person_id: int, now: datetime, expected: Expectation = ANY_VERSION
) -> tuple[User, str]:
    """A new random password, good only for choosing another; every login of theirs ends."""
    password = passwords.random_password()
    person = held_person(actor, person_id)
    require_editable(actor, person)
    if person.pk == actor.pk:
        raise NotAllowedError("Change your own password with the current one.")
    expected.require(person.version)
    person.set_password(password)
    person.must_change_password = True
    person.version += 1
    person.save(update_fields=["password", "must_change_password", "version", "updated_at"])
    logins.end_logins(person, LoginEnd.PASSWORD_RESET, now)
    lockout.forgive_everywhere(person.email)
    changes.audit(AuditAction.PASSWORD_RESET, person, actor=actor)
    return person, password


def visible_person(actor: User, person_id: int) -> User:
    """Raises NotFoundError for whom the actor may not see."""
    found: User | None = User.objects.managed_by(actor).with_place().filter(pk=person_id).first()
    if found is None:
        raise NotFoundError
    return found


def require_may_edit(actor: User, person_id: int) -> None:
    require_editable(actor, visible_person(actor, person_id))


def require_editable(actor: User, person: User) -> None:
    """Raises NotAllowedError for whom the actor sees and may not touch."""
    _require_editable(actor, person, {})


def require_another_admin(person_id: int) -> None:
    """Lock the administrators, so that two who act on each other cannot both succeed."""
    rows = User.objects.filter(Q(pk=person_id) | Q(role=Role.ADMIN, is_active=True)).locked()
    if all(row.pk == person_id for row in rows):
        raise LastAdminError


def held_person(actor: User, person_id: int) -> User:
    """Under its lock. Raises NotFoundError for whom the actor may not see."""
    people = User.objects.managed_by(actor).with_place().locked()
    found: User | None = people.filter(pk=person_id).first()
    if found is None:
        raise NotFoundError
    return found


def _require_editable(actor: User, person: User, values: Mapping[str, Any]) -> None:
    if not rights.reaches(actor, person.role):
        raise NotAllowedError("Their role is above yours.")
    _require_grantable(actor, values)
    own = {name: values[name] for name in NOT_ONES_OWN & values.keys()}
    if person.pk == actor.pk and changes.differing(person, own):
        raise NotAllowedError("Nobody changes this for themselves.")
    if person.entity is None and not actor.is_admin and values.get("entity") is None:
        raise NotAllowedError("Take this person into your entity first.")


def _require_grantable(actor: User, values: Mapping[str, Any]) -> None:
    if not rights.reaches(actor, values.get("role", Role.EMPLOYEE)):
        raise NotAllowedError("This role is above yours.")


def _resolved(person: User, values: Mapping[str, Any], actor: User) -> dict[str, Any]:
    """The values with rows in place of ids."""
    new = {name: value for name, value in values.items() if name not in places.FIELDS}
    if values.keys() & set(places.FIELDS):
        new |= places.resolve(person=person, wanted=values, actor=actor).values()
    if "approver" in new and new["approver"] != person.approver_id:
        new["approver"] = _approver(new["approver"], person)
    return new


def _approver(pk: int | None, person: User) -> User | None:
    if pk is None:
        return None
    found: User | None = (
        User.objects.possible_approvers().filter(pk=pk).exclude(pk=person.pk).first()
    )
    if found is None:
        raise places.missing("approver")
    return found


def _record(person: User, before: Mapping[str, Any], actor: User) -> None:
    facts = {name: old for name, old in before.items() if name != "role"}
    if facts:
        changes.audit(AuditAction.USER_UPDATE, person, actor=actor, before=facts)
    if "role" in before:
        role = {"role": before["role"]}
        changes.audit(AuditAction.ROLE_CHANGE, person, actor=actor, before=role)
        messages.tell_of_role_change(person, old_role=before["role"])
