"""Deciding a request: approve, and reject within the window the rules leave open."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from core.constants import AuditAction
from core.errors import NotAllowedError
from core.etags import ANY_VERSION, Expectation
from core.services.audit_log_service import record
from leaves import messages
from leaves.authority import Authority
from leaves.constants import LeaveStatus, LedgerKind
from leaves.errors import AttachmentRequiredError, RejectWindowClosedError
from leaves.metrics import count_decision
from leaves.models import LeaveRequest
from leaves.services import ledger
from leaves.services.ledger import Cause
from leaves.services.locks import lock_request
from leaves.services.states import require_state
from users.models import User


def approve(
    *,
    leave: LeaveRequest,
    decider: Authority,
    now: datetime,
    comment: str = "",
    expected: Expectation = ANY_VERSION,
) -> LeaveRequest:
    """Approve a PENDING request and turn its held hours into used ones.

    Raises NotAllowedError, InvalidStateError, VersionConflictError, AttachmentRequiredError (HR
    and ADMIN may go on with a comment), InsufficientBalanceError.
    """
    leave = _lock_for_decision(leave, decider)
    require_state(leave, LeaveStatus.PENDING)
    expected.require(leave.version)
    may_override = decider.holder.is_overseer and comment != ""
    if leave.category.requires_attachment and leave.attachment_id is None and not may_override:
        raise AttachmentRequiredError

    move_charges(leave, LedgerKind.USE, Cause(actor_id=decider.holder.pk, now=now, request=leave))
    leave.decision_comment = comment
    leave.approved_at = now
    _decide(leave, LeaveStatus.APPROVED, decider.holder, now)
    _record(leave, AuditAction.APPROVE, decider, LeaveStatus.PENDING)
    messages.tell_owner_of_approval(leave, decider.holder)
    return leave


def approve_at_once(leave: LeaveRequest, now: datetime) -> None:
    """A locked PENDING request that was edited into a category that needs no approval."""
    move_charges(leave, LedgerKind.USE, Cause(actor_id=None, now=now, request=leave))
    leave.approved_at = now
    _decide(leave, LeaveStatus.APPROVED, None, now)
    record(
        action=AuditAction.APPROVE,
        actor_id=None,
        target=leave,
        entity_id=leave.user.entity_id,
        changes={"status": [LeaveStatus.PENDING, LeaveStatus.APPROVED]},
    )
    messages.tell_owner_of_approval(leave, actor=None)


def reject(
    *,
    leave: LeaveRequest,
    decider: Authority,
    reason: str,
    now: datetime,
    expected: Expectation = ANY_VERSION,
) -> LeaveRequest:
    """Reject a PENDING request, or an APPROVED one within the window; its hours come back.

    Raises NotAllowedError, InvalidStateError, RejectWindowClosedError, VersionConflictError.
    """
    leave = _lock_for_decision(leave, decider)
    require_state(leave, LeaveStatus.PENDING, LeaveStatus.APPROVED)
    before = LeaveStatus(leave.status)
    if before == LeaveStatus.APPROVED:
        _require_open_window(leave, now)
    expected.require(leave.version)

    kind = LedgerKind.RELEASE if before == LeaveStatus.PENDING else LedgerKind.RETURN
    cause = Cause(actor_id=decider.holder.pk, now=now, request=leave, reason=reason)
    move_charges(leave, kind, cause)
    leave.rejection_reason = reason
    _decide(leave, LeaveStatus.REJECTED, decider.holder, now)
    _record(leave, AuditAction.REJECT, decider, before, reason)
    messages.tell_owner_of_rejection(leave, decider.holder)
    return leave


def may_be_rejected(leave: LeaveRequest, now: datetime) -> bool:
    """Whether the state and the window still allow it (reads user.location)."""
    if leave.status == LeaveStatus.PENDING:
        return True
    if leave.status != LeaveStatus.APPROVED or leave.approved_at is None:
        return False
    begins = leave.first_day_begins_at
    had_begun = leave.approved_at >= begins
    in_time = now <= leave.approved_at + settings.REJECT_APPROVED_WITHIN
    return in_time and (had_begun or now < begins)


def _require_open_window(leave: LeaveRequest, now: datetime) -> None:
    if not may_be_rejected(leave, now):
        raise RejectWindowClosedError(
            "An approved request can be rejected for "
            f"{settings.REJECT_APPROVED_WITHIN.total_seconds() / 3600:g} hours, "
            "and before its first day begins."
        )


def move_charges(leave: LeaveRequest, kind: LedgerKind, cause: Cause) -> None:
    """Apply a ledger verb to every balance the request is charged to."""
    charges = leave.charges.filter(balance__isnull=False).values_list("balance_id", "hours")
    ledger.move(kind, dict(charges), cause)


def _lock_for_decision(leave: LeaveRequest, decider: Authority) -> LeaveRequest:
    leave = lock_request(leave)
    decider.holder.refresh_from_db(fields=("is_active", "role", "entity"))
    if not decider.may_decide(leave):
        raise NotAllowedError("This request is not yours to decide.")
    return leave


def _decide(leave: LeaveRequest, status: LeaveStatus, decider: User | None, now: datetime) -> None:
    leave.status, leave.decided_by, leave.decided_at = status, decider, now
    leave.save_changed(
        "status",
        "decided_by",
        "decided_at",
        "approved_at",
        "decision_comment",
        "rejection_reason",
    )


def _record(
    leave: LeaveRequest,
    action: AuditAction,
    decider: Authority,
    before: LeaveStatus,
    reason: str = "",
) -> None:
    if before == LeaveStatus.PENDING:
        count_decision(leave)
    changes: Mapping[str, list[str]] = {"status": [before, leave.status]}
    record(
        action=action,
        actor_id=decider.holder.pk,
        target=leave,
        entity_id=leave.user.entity_id,
        changes=changes,
        reason=reason,
        is_override=decider.is_override(leave.user),
    )
