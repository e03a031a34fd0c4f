"""Every way the leave rules can refuse, on one page."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.errors import DomainError, InvalidInputError


class NoWorkingHoursError(DomainError):
    status = 400
    code = "no_working_hours"
    title = "There are no working hours in these dates."


class HoursMismatchError(DomainError):
    status = 400
    code = "hours_mismatch"
    title = "The hours do not match the dates."

    def __init__(self, *, sent: Decimal, expected: Decimal) -> None:
        super().__init__(
            f"These dates are worth {expected} hours, not {sent}.",
            pointer="hours",
            hours=str(expected),
        )


class DateOutOfRangeError(DomainError):
    status = 400
    code = "date_out_of_range"
    title = "The dates are out of range."


class OverlapError(DomainError):
    code = "overlap"
    title = "These dates overlap another request."

    def __init__(self, detail: str = "", *, conflicts: Sequence[dict[str, Any]] = ()) -> None:
        super().__init__(detail, pointer="start_date", conflicts=list(conflicts))


class TripOverlapError(DomainError):
    code = "overlap"
    title = "These dates overlap another of your trips."

    def __init__(self) -> None:
        super().__init__(pointer="start_date")


class InsufficientBalanceError(DomainError):
    code = "insufficient_balance"
    title = "There are not enough hours left."

    def __init__(self, *, available: Decimal, requested: Decimal, balance_year: int) -> None:
        super().__init__(
            f"{requested} hours are needed in {balance_year} and {available} are available.",
            available=str(available),
            requested=str(requested),
            balance_year=balance_year,
        )


class InvalidStateError(DomainError):
    code = "invalid_state"
    title = "The request is no longer in a state that allows this."

    def __init__(
        self, *, state: str, decided_by: dict[str, Any] | None, decided_at: datetime | None
    ) -> None:
        by = f" by {decided_by['name']}" if decided_by else ""
        super().__init__(
            f"The request is {state.lower()}{by}.",
            state=state,
            decided_by=decided_by,
            decided_at=decided_at.isoformat().replace("+00:00", "Z") if decided_at else None,
        )


class RejectWindowClosedError(DomainError):
    code = "reject_window_closed"
    title = "An approved request can no longer be rejected."


class LeaveStartedError(DomainError):
    code = "leave_started"
    title = "The leave has already begun."


class AttachmentRequiredError(DomainError):
    code = "attachment_required"
    title = "This category needs an attachment before it can be approved."


class AttachmentUsedError(InvalidInputError):
    """Two requests reached for one document at once."""

    def __init__(self) -> None:
        super().__init__(
            "This document is already used.", pointer="attachment", reason="does_not_exist"
        )


class PayloadTooLargeError(DomainError):
    status = 413
    code = "payload_too_large"
    title = "The file is too large."


class UnsupportedMediaTypeError(DomainError):
    status = 415
    code = "unsupported_media_type"
    title = "This kind of file is not kept."


class DocumentsUnavailableError(DomainError):
    """The folder of the documents is full, read-only or away."""

    status = 503
    code = "service_unavailable"
    title = "Documents cannot be kept or shown right now."


class CategoryInUseError(DomainError):
    code = "in_use"
    title = "The category is used; this can no longer change."
