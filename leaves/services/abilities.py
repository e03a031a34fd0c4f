"""What a viewer may do with a request now, so that a client can offer just that."""

from datetime import datetime

from leaves.authority import Authority
from leaves.constants import LeaveStatus
from leaves.models import LeaveRequest
from leaves.services.approval import may_be_rejected


def abilities(leave: LeaveRequest, viewer: Authority, now: datetime) -> dict[str, bool]:
    """Reads user.location; asks the database nothing."""
    is_owner = leave.user_id == viewer.holder.pk
    is_pending = leave.status == LeaveStatus.PENDING
    decides = viewer.may_decide(leave)
    return {
        "approve": decides and is_pending,
        "reject": decides and may_be_rejected(leave, now),
        "cancel": _may_cancel(leave, viewer, now),
        "edit": is_owner and is_pending,
    }


def _may_cancel(leave: LeaveRequest, viewer: Authority, now: datetime) -> bool:
    if not leave.is_live:
        return False
    if leave.user_id == viewer.holder.pk:
        return leave.status == LeaveStatus.PENDING or not leave.has_begun(now)
    return viewer.oversees(leave.user)
