"""Taking leave back: the owner before it begins, HR and ADMIN later too, whole or in part."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.constants import AuditAction
from core.errors import InvalidInputError, NotAllowedError
from core.etags import ANY_VERSION, Expectation
from core.services.audit_log_service import record
from leaves import calculations, messages
from leaves.authority import Authority
from leaves.constants import NO_HOURS, LeaveStatus, LedgerKind
from leaves.errors import DateOutOfRangeError, LeaveStartedError
from leaves.models import LeaveCharge, LeaveRequest
from leaves.services import ledger
from leaves.services.approval import move_charges
from leaves.services.ledger import Cause
from leaves.services.locks import lock_request
from leaves.services.pricing import price_dates
from leaves.services.states import require_state
from leaves.services.turns import concerned_by
from users.models import User


def cancel(
    *,
    leave: LeaveRequest,
    actor: User,
    now: datetime,
    reason: str = "",
    from_date: date | None = None,
    expected: Expectation = ANY_VERSION,
) -> LeaveRequest:
    """Cancel a request, or with `from_date` keep only the days before it; hours come back.

    Raises NotAllowedError, InvalidStateError, LeaveStartedError, VersionConflictError, and
    InvalidInputError when HR or ADMIN give no reason.
    """
    leave = lock_request(leave)
    is_owner = leave.user_id == actor.pk
    if not is_owner and not Authority(actor).oversees(leave.user):
        raise NotAllowedError("Leave is cancelled by the person on leave, or by HR.")
    if is_owner and from_date is not None:
        raise NotAllowedError("Leave is shortened by HR of the company.")
    require_state(leave, LeaveStatus.PENDING, LeaveStatus.APPROVED)
    if from_date is not None:
        require_state(leave, LeaveStatus.APPROVED)
    if is_owner and leave.status == LeaveStatus.APPROVED and leave.has_begun(now):
        raise LeaveStartedError
    expected.require(leave.version)
    if not is_owner and not reason:
        raise InvalidInputError("Say why.", pointer="reason", reason="required")

    cause = Cause(actor_id=actor.pk, now=now, request=leave, reason=reason)
    if from_date is not None:
        return _shorten(leave, from_date, actor, cause)
    return _cancel_whole(leave, actor, cause)


def give_up(leave: LeaveRequest, *, actor: User | None, now: datetime) -> LeaveRequest:
    """Cancel a live request the caller holds, without asking whose it is: the person is leaving."""
    cause = Cause(actor_id=actor.pk if actor else None, now=now, request=leave)
    return _cancel_whole(leave, actor, cause)


def _cancel_whole(leave: LeaveRequest, actor: User | None, cause: Cause) -> LeaveRequest:
    before = leave.status
    was_pending = before == LeaveStatus.PENDING
    others = concerned_by(leave)

    move_charges(leave, LedgerKind.RELEASE if was_pending else LedgerKind.RETURN, cause)
    leave.status, leave.cancelled_by, leave.cancelled_at = LeaveStatus.CANCELLED, actor, cause.now
    leave.save_changed("status", "cancelled_by", "cancelled_at")
    _audit(leave, AuditAction.CANCEL, actor, {"status": [before, leave.status]}, cause.reason)
    messages.tell_of_cancellation(leave, others=others, actor=actor, reason=cause.reason)
    return leave


def _shorten(leave: LeaveRequest, from_date: date, actor: User, cause: Cause) -> LeaveRequest:
    if not leave.start_date < from_date <= leave.end_date:
        raise DateOutOfRangeError(
            "The first day to give back lies after the first and at most on the last day.",
            pointer="from_date",
        )
    last_day = from_date - timedelta(days=1)
    kept = calculations.charges_by_year(price_dates(leave.user, leave.start_date, last_day))
    returned, remaining = _split(leave, kept)
    if not remaining:
        raise InvalidInputError(
            "No working hours would be left; cancel the whole leave.", pointer="from_date"
        )
    ledger.move(LedgerKind.RETURN, returned, cause)
    before = {"end_date": str(leave.end_date), "hours": str(leave.hours)}
    leave.end_date, leave.hours = last_day, sum(remaining.values(), NO_HOURS)
    leave.save_changed("end_date", "hours")
    after = {"end_date": str(leave.end_date), "hours": str(leave.hours)}
    changes = {name: [before[name], after[name]] for name in before}
    _audit(leave, AuditAction.UPDATE, actor, changes, cause.reason)
    messages.tell_of_shortening(leave, others=concerned_by(leave), actor=actor, reason=cause.reason)
    return leave


def _split(
    leave: LeaveRequest, kept: Mapping[int, Decimal]
) -> tuple[dict[int, Decimal], dict[int, Decimal]]:
    """Write the charges that remain; answers hours to return by balance and kept by year.

    A year never keeps more than it was charged, whatever the calendar says today.
    """
    returned: dict[int, Decimal] = {}
    remaining: dict[int, Decimal] = {}
    for charge in leave.charges.order_by("balance_year"):
        hours = min(charge.hours, kept.get(charge.balance_year, NO_HOURS))
        if charge.balance_id is not None:
            returned[charge.balance_id] = charge.hours - hours
        if hours:
            remaining[charge.balance_year] = hours
            LeaveCharge.objects.filter(pk=charge.pk).update(hours=hours)
        else:
            charge.delete()
    leave.show_charges(leave.charges.order_by("balance_year"))
    return returned, remaining


def _audit(
    leave: LeaveRequest,
    action: AuditAction,
    actor: User | None,
    changes: Mapping[str, list[str]],
    reason: str,
) -> None:
    record(
        action=action,
        actor_id=actor.pk if actor else None,
        target=leave,
        entity_id=leave.user.entity_id,
        changes=changes,
        reason=reason,
        is_override=actor is not None and leave.user_id != actor.pk,
    )
