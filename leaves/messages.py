"""The wording of every notification the leave domain sends."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from core.constants import NotificationType
from core.models import Notification
from core.services.notification_service import notices, notify, sent
from leaves.models import BusinessTrip, LeaveBalance, LeaveRequest
from users.models import User


def when(absence: LeaveRequest | BusinessTrip) -> str:
    start, end = absence.start_date, absence.end_date
    if start == end:
        return f"{start.day} {start:%b %Y}"
    return f"{start.day} {start:%b %Y} to {end.day} {end:%b %Y}"


def tell_deciders_of_submission(leave: LeaveRequest, deciders: Collection[int]) -> None:
    _tell_deciders(
        leave,
        deciders,
        NotificationType.LEAVE_SUBMITTED,
        title=f"{leave.user.full_name} asks for leave",
    )


def tell_deciders_of_edit(leave: LeaveRequest, deciders: Collection[int]) -> None:
    _tell_deciders(
        leave,
        deciders,
        NotificationType.LEAVE_UPDATED,
        title=f"{leave.user.full_name} changed a request",
    )


def tell_deciders_of_leave_taken(leave: LeaveRequest, deciders: Collection[int]) -> None:
    """Leave of a category that needs no approval."""
    _tell_deciders(
        leave,
        deciders,
        NotificationType.LEAVE_SUBMITTED,
        title=f"{leave.user.full_name} is on leave",
    )


def tell_owner_of_filing(leave: LeaveRequest, filer: User) -> None:
    _tell_owner(
        leave,
        NotificationType.LEAVE_SUBMITTED,
        title=f"{filer.full_name} recorded leave for you",
        actor=filer,
    )


def tell_owner_of_approval(leave: LeaveRequest, actor: User | None) -> None:
    _tell_owner(leave, NotificationType.LEAVE_APPROVED, title="Leave approved", actor=actor)


def tell_owner_of_rejection(leave: LeaveRequest, actor: User) -> None:
    _tell_owner(
        leave,
        NotificationType.LEAVE_REJECTED,
        title="Leave rejected",
        actor=actor,
        reason=leave.rejection_reason,
    )


def tell_of_shortening(
    leave: LeaveRequest, *, others: Collection[int], actor: User, reason: str
) -> None:
    """The owner, who decided and the approver; not HR who shortens it."""
    _tell_deciders(
        leave,
        sorted(set(others) - {actor.pk}),
        NotificationType.LEAVE_UPDATED,
        title=f"Leave of {leave.user.full_name} shortened",
        actor=actor,
    )
    _tell_owner(
        leave, NotificationType.LEAVE_UPDATED, title="Leave shortened", actor=actor, reason=reason
    )


def of_repricing(
    leave: LeaveRequest, *, before: Decimal, others: Collection[int], actor: User | None
) -> list[Notification]:
    """To the owner and those concerned, that a changed calendar changed the hours; unsent."""
    told = set(others) | {leave.user_id}
    return [
        notice
        for recipient in sorted(told - {actor.pk if actor else None})
        for notice in notices(
            user_ids=[recipient],
            notification_type=NotificationType.LEAVE_REPRICED,
            title="Leave priced anew",
            message=f"{leave.category.name}, {when(leave)}: {before} to {leave.hours} hours.",
            params=_params(leave, actor) | {"hours_before": str(before)},
            related_object_id=leave.pk,
            link=f"/{_page_of(recipient, leave)}?request={leave.pk}",
        )
    ]


def tell_of_moved_turn(
    leave: LeaveRequest, *, old: Collection[int], new: Collection[int], actor: User | None
) -> None:
    """Old and new deciders and the person, when somebody else is to decide than before."""
    if set(old) == set(new):
        return
    told = {*old, *new, leave.user_id} - {actor.pk if actor else None}
    for recipient in sorted(told):
        notify(
            user_ids=[recipient],
            notification_type=NotificationType.TURN_MOVED,
            title=f"{leave.user.full_name}: somebody else decides now",
            message=_message(leave),
            params=_params(leave, actor) | {"is_yours": recipient in new},
            related_object_id=leave.pk,
            link=f"/{_page_of(recipient, leave)}?request={leave.pk}",
        )


def _page_of(recipient: int, leave: LeaveRequest) -> str:
    return "my-leaves" if recipient == leave.user_id else "manager-ticket"


def of_cancellation(
    leave: LeaveRequest, *, others: Collection[int], actor: User | None, reason: str
) -> list[Notification]:
    """To those concerned, and the owner when someone else (None: the system) cancelled; unsent."""
    actor_id = actor.pk if actor is not None else None
    told = _to_deciders(
        leave,
        {pk for pk in others if pk not in {actor_id, leave.user_id}},
        NotificationType.LEAVE_CANCELLED,
        title=f"Leave of {leave.user.full_name} cancelled",
        actor=actor,
    )
    if actor_id != leave.user_id:
        told += _to_owner(
            leave,
            NotificationType.LEAVE_CANCELLED,
            title="Leave cancelled",
            actor=actor,
            reason=reason,
        )
    return told


tell_of_cancellation = sent(of_cancellation)


def tell_of_adjustment(balance: LeaveBalance, *, person: User, hours: Decimal, actor: User) -> None:
    notify(
        user_ids=[person.pk],
        notification_type=NotificationType.BALANCE_ADJUSTED,
        title="Balance adjusted",
        message=f"{balance.category.name} {balance.balance_year}: {hours:+} hours.",
        params={
            "category": balance.category.name,
            "category_code": balance.category.code,
            "balance_year": balance.balance_year,
            "hours": str(hours),
            "actor": actor.full_name,
        },
        related_object_id=balance.pk,
        link=f"/profile?year={balance.balance_year}&category={balance.category_id}",
    )


def tell_approver_of_trip(trip: BusinessTrip, kind: NotificationType) -> None:
    """A trip needs nobody's decision; the approver learns of it all the same."""
    approver = trip.user.approver
    if approver is None or not approver.is_decider:
        return
    verb = "cancelled a trip" if kind == NotificationType.TRIP_CANCELLED else "travels for work"
    place = ", ".join(part for part in (trip.city, trip.country) if part)
    notify(
        user_ids=[approver.pk],
        notification_type=kind,
        title=f"{trip.user.full_name} {verb}",
        message=f"{place + ', ' if place else ''}{when(trip)}.",
        params={
            "person": trip.user.full_name,
            "place": place,
            "start_date": trip.start_date.isoformat(),
            "end_date": trip.end_date.isoformat(),
        },
        related_object_id=trip.pk,
        link=f"/business-trips?trip={trip.pk}",
    )


def _to_deciders(
    leave: LeaveRequest,
    recipients: Collection[int],
    kind: NotificationType,
    *,
    title: str,
    actor: User | None = None,
) -> list[Notification]:
    return notices(
        user_ids=recipients,
        notification_type=kind,
        title=title,
        message=_message(leave),
        params=_params(leave, actor or leave.user),
        related_object_id=leave.pk,
        link=f"/manager-ticket?request={leave.pk}",
    )


def _to_owner(
    leave: LeaveRequest,
    kind: NotificationType,
    *,
    title: str,
    actor: User | None,
    reason: str = "",
) -> list[Notification]:
    return notices(
        user_ids=[leave.user_id],
        notification_type=kind,
        title=title,
        message=f"{_message(leave)} {reason}".strip(),
        params=_params(leave, actor) | ({"reason": reason} if reason else {}),
        related_object_id=leave.pk,
        link=f"/my-leaves?request={leave.pk}",
    )


_tell_deciders, _tell_owner = sent(_to_deciders), sent(_to_owner)


def _message(leave: LeaveRequest) -> str:
    return f"{leave.category.name}, {when(leave)}, {leave.hours} hours."


def _params(leave: LeaveRequest, actor: User | None) -> dict[str, Any]:
    return {
        "person": leave.user.full_name,
        "actor": actor.full_name if actor else None,
        "category": leave.category.name,
        "category_code": leave.category.code,
        "start_date": leave.start_date.isoformat(),
        "end_date": leave.end_date.isoformat(),
        "hours": str(leave.hours),
        "status": leave.status,
    }
