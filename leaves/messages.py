"""The wording of every notification the leave domain sends."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from core.constants import NotificationType
from core.services.notification_service import notify
from leaves.models import LeaveBalance, LeaveRequest
from users.models import User


def when(leave: LeaveRequest) -> str:
    start, end = leave.start_date, leave.end_date
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


def tell_owner_of_shortening(leave: LeaveRequest, actor: User, reason: str) -> None:
    _tell_owner(
        leave, NotificationType.LEAVE_UPDATED, title="Leave shortened", actor=actor, reason=reason
    )


def tell_of_cancellation(
    leave: LeaveRequest, *, others: Collection[int], actor: User, reason: str
) -> None:
    """Those concerned, and the owner when someone else cancelled; never the actor."""
    recipients = set(others) - {actor.pk, leave.user_id}
    if recipients:
        _tell_deciders(
            leave,
            recipients,
            NotificationType.LEAVE_CANCELLED,
            title=f"Leave of {leave.user.full_name} cancelled",
            actor=actor,
        )
    if actor.pk != leave.user_id:
        _tell_owner(
            leave,
            NotificationType.LEAVE_CANCELLED,
            title="Leave cancelled",
            actor=actor,
            reason=reason,
        )


def tell_of_adjustment(balance: LeaveBalance, *, person: User, hours: Decimal, actor: User) -> None:
    notify(
        user_ids=[person.pk],
        notification_type=NotificationType.BALANCE_ADJUSTED,
        title="Balance adjusted",
        message=f"{balance.category.name} {balance.balance_year}: {hours:+} hours.",
        params={
            "category": balance.category.name,
            "balance_year": balance.balance_year,
            "hours": str(hours),
            "actor": actor.full_name,
        },
        related_object_id=balance.pk,
        link=f"/profile?year={balance.balance_year}&category={balance.category_id}",
    )


def _tell_deciders(
    leave: LeaveRequest,
    recipients: Collection[int],
    kind: NotificationType,
    *,
    title: str,
    actor: User | None = None,
) -> None:
    notify(
        user_ids=recipients,
        notification_type=kind,
        title=title,
        message=_message(leave),
        params=_params(leave, actor or leave.user),
        related_object_id=leave.pk,
        link=f"/manager-ticket?request={leave.pk}",
    )


def _tell_owner(
    leave: LeaveRequest,
    kind: NotificationType,
    *,
    title: str,
    actor: User | None,
    reason: str = "",
) -> None:
    notify(
        user_ids=[leave.user_id],
        notification_type=kind,
        title=title,
        message=f"{_message(leave)} {reason}".strip(),
        params=_params(leave, actor) | ({"reason": reason} if reason else {}),
        related_object_id=leave.pk,
        link=f"/my-leaves?request={leave.pk}",
    )


def _message(leave: LeaveRequest) -> str:
    return f"{leave.category.name}, {when(leave)}, {leave.hours} hours."


def _params(leave: LeaveRequest, actor: User | None) -> dict[str, Any]:
    return {
        "person": leave.user.full_name,
        "actor": actor.full_name if actor else None,
        "category": leave.category.name,
        "start_date": leave.start_date.isoformat(),
        "end_date": leave.end_date.isoformat(),
        "hours": str(leave.hours),
        "status": leave.status,
    }
