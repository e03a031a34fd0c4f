"""Whose turn a pending request is. The queryset twin is `LeaveRequestQuerySet.awaiting`."""

from django.db.models import QuerySet

from leaves.models import LeaveRequest
from users.constants import DECIDERS, Role
from users.models import User


def deciders_of(leave: LeaveRequest) -> list[int]:
    """Ids of those whose turn it is.

    The approver; without a usable one the department's managers; without those HR of the entity;
    without those ADMIN. Never the person, never who filed the request.
    """
    person = leave.user
    approver = person.approver
    if approver is not None and approver.is_decider and approver.pk != leave.filed_by_id:
        return [approver.pk]
    usable = (
        User.objects.active()
        .filter(role__in=DECIDERS)
        .exclude(pk__in=[pk for pk in (person.pk, leave.filed_by_id) if pk is not None])
    )
    stand_ins: list[QuerySet[User]] = [
        usable.filter(department_links__department=person.department_id),
        usable.filter(role=Role.HR, entity=person.entity_id),
        usable.filter(role=Role.ADMIN),
    ]
    for people in stand_ins:
        ids = list(people.order_by("pk").values_list("pk", flat=True))
        if ids:
            return ids
    return []
