"""An example of every refusal, said by the refusal itself, and which operation gives which."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from backend.examples import story
from core import errors as shared
from core.errors import DomainError
from core.problems import code_of, document, domain_problem
from leaves import errors as leaves
from organizations import errors as organizations
from users import errors as users

UNKNOWN_PARAMETER = "unknown_parameter"
_CONFLICT = {"request": 97, **story.LEAVE_DAYS, "status": "APPROVED"}
_DECIDED_AT = datetime(2027, 1, 11, 8, 40, tzinfo=UTC)

REFUSALS: list[DomainError] = [
    shared.InvalidInputError("Must not be before the start date.", pointer="end_date"),
    shared.NotAllowedError(),
    shared.PasswordChangeRequiredError(),
    shared.NotFoundError(),
    shared.VersionConflictError(version=2),
    shared.IdempotencyKeyReusedError(),
    shared.ThrottledError(retry_after=42),
    shared.ServiceUnavailableError(),
    users.NotSignedInError(),
    users.TokenInvalidError(),
    users.InvalidCredentialsError(),
    users.AccountLockedError(),
    users.OnboardingRequiredError(),
    users.SignupClosedError(),
    users.AlreadyOnboardedError(),
    organizations.EntityInactiveError(),
    organizations.InUseError(users=4),
    leaves.NoWorkingHoursError(),
    leaves.HoursMismatchError(sent=Decimal("12.00"), expected=Decimal("16.00")),
    leaves.DateOutOfRangeError(pointer="start_date"),
    leaves.OverlapError(conflicts=[_CONFLICT]),
    leaves.InsufficientBalanceError(
        requested=Decimal("16.00"), available=Decimal("8.00"), balance_year=2027
    ),
    leaves.InvalidStateError(state="APPROVED", decided_by=story.MINH, decided_at=_DECIDED_AT),
    leaves.RejectWindowClosedError(),
    leaves.LeaveStartedError(),
    leaves.AttachmentRequiredError(),
    leaves.PayloadTooLargeError(),
    leaves.UnsupportedMediaTypeError(),
]

# By status, where an operation has none of its own.
TYPICAL: dict[str, list[str]] = {
    "400": ["validation_error", UNKNOWN_PARAMETER],
    "401": ["not_authenticated", "token_invalid"],
    "403": ["permission_denied", "onboarding_required", "password_change_required"],
    "404": ["not_found"],
    "409": ["invalid_state"],
    "412": ["version_conflict"],
    "413": ["payload_too_large"],
    "415": ["unsupported_media_type"],
    "422": ["idempotency_key_reused"],
    "429": ["throttled"],
    "503": ["service_unavailable"],
}

_DATES = ["validation_error", "no_working_hours", "hours_mismatch", "date_out_of_range"]
_SHORT_OF_HOURS = {"409": ["insufficient_balance"]}
_JOURNEY = {"400": ["validation_error", "date_out_of_range"]}
_CANCELLED = {"409": ["invalid_state", "leave_started"]}
_PLACE = {"409": ["in_use"]}
_INTO_PLACE = {"409": ["entity_inactive"]}

# By operation, where it refuses with something of its own.
OWN: dict[str, dict[str, list[str]]] = {
    "auth_login_create": {"401": ["invalid_credentials", "account_locked"]},
    "auth_register_create": {"403": ["signup_closed"]},
    "auth_onboarding_update": {"409": ["already_onboarded", "entity_inactive"]},
    "balances_adjust": _SHORT_OF_HOURS,
    "users_balance_adjust": _SHORT_OF_HOURS,
    "users_setup_update": {"409": ["invalid_state", "insufficient_balance"]},
    "categories_change": {"409": ["in_use"]},
    "leave_requests_submit": {
        "400": _DATES,
        "409": ["overlap", "insufficient_balance", "entity_inactive"],
    },
    "leave_requests_edit": {
        "400": _DATES,
        "409": ["invalid_state", "overlap", "insufficient_balance", "entity_inactive"],
    },
    "leave_requests_approve": {"409": ["invalid_state", "attachment_required"]},
    "leave_requests_reject": {"409": ["invalid_state", "reject_window_closed"]},
    "leave_requests_cancel": _CANCELLED,
    "leave_requests_delete": _CANCELLED,
    "trips_book": _JOURNEY | {"409": ["overlap", "entity_inactive"]},
    "trips_amend": _JOURNEY | {"409": ["invalid_state", "overlap", "leave_started"]},
    "trips_cancel": _CANCELLED,
    "trips_delete": _CANCELLED,
    "organizations_locations_create": _INTO_PLACE,
    "organizations_departments_create": _INTO_PLACE,
    "organizations_locations_destroy": _PLACE,
    "organizations_departments_destroy": _PLACE,
}


def documents() -> dict[str, dict[str, Any]]:
    """By code, as they are answered."""
    parameter = {"pointer": "#/colour", "code": "unknown", "detail": "Unknown query parameter."}
    unknown = document(400, code_of(400), detail=parameter["detail"], errors=[parameter])
    made = {refusal.code: domain_problem(refusal) for refusal in REFUSALS}
    return {
        name: problem | {"request_id": story.FIELDS["request_id"]}
        for name, problem in {**made, UNKNOWN_PARAMETER: unknown}.items()
    }
