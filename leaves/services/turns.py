"""Whose turn a pending request is. The queryset twin is `LeaveRequestQuerySet.awaiting`."""

from collections.abc import Iterator

from django.db.models import QuerySet

from leaves.constants import LeaveStatus
from leaves.models import LeaveRequest
from users.constants import DECIDERS, Role
from users.models import User


def deciders_of(leave: LeaveRequest, *, instead: User | None = None) -> list[int]:
    """Ids of those whose turn it is.

    The approver; without a usable one the department's managers; without those HR of the entity;
    without those ADMIN. Never the person, never who filed the request. With `instead`, as if that
    person still had the facts given there.
    """
    person = leave.user
    barred = {pk for pk in (person.pk, leave.filed_by_id) if pk is not None}
    approver = person.approver
    if instead is not None and person.approver_id == instead.pk:
        approver = instead
    if approver is not None and approver.is_decider and approver.pk not in barred:
        return [approver.pk]
    usable = User.objects.active().filter(role__in=DECIDERS).exclude(pk__in=barred)
    for people, takes in _stand_ins(leave, usable, instead):
        ids = set(people.values_list("pk", flat=True))
        if instead is not None:
            ids.discard(instead.pk)
            ids |= {instead.pk} if takes and instead.pk not in barred else set()
        if ids:
            return sorted(ids)
    return []


def concerned_by(leave: LeaveRequest) -> set[int]:
    """Who is told of what befalls a live request: whoever's turn it is or who decided it.

    And the approver, unless they decide for nobody any more.
    """
    if leave.status == LeaveStatus.PENDING:
        concerned = set(deciders_of(leave))
    else:
        concerned = set() if leave.decided_by_id is None else {leave.decided_by_id}
    approver = leave.user.approver
    return concerned | ({approver.pk} if approver is not None and approver.is_decider else set())


def _stand_ins(
    leave: LeaveRequest, usable: QuerySet[User], instead: User | None
) -> Iterator[tuple[QuerySet[User], bool]]:
    """Each level below the approver: its people, and whether `instead` would be one of them."""
    person = leave.user
    is_decider = instead is not None and instead.is_decider
    links = usable.filter(department_links__department__in=_known(person.department_id))
    manages = (
        instead is not None
        and is_decider
        and instead.department_links.filter(department=person.department_id).exists()
    )
    yield links, manages
    is_hr = (
        instead is not None
        and instead.is_active
        and instead.role == Role.HR
        and instead.entity_id in _known(person.entity_id)
    )
    yield usable.filter(role=Role.HR, entity__in=_known(person.entity_id)), is_hr
    yield usable.filter(role=Role.ADMIN), instead is not None and instead.is_admin


def _known(place_id: int | None) -> list[int]:
    """For `__in`: comparing with None would find those who manage nothing at all."""
    return [] if place_id is None else [place_id]
