"""Days someone travels for work: book, amend, cancel. No approval, no balance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.constants import AuditAction, NotificationType
from core.constraints import violations_as
from core.errors import DomainError, InvalidInputError, NotAllowedError
from core.etags import ANY_VERSION, Expectation
from core.services.audit_log_service import record
from leaves import messages
from leaves.constants import DEFAULT_PAST_DAYS, LONGEST_SPAN_DAYS, TripStatus
from leaves.errors import (
    AttachmentUsedError,
    DateOutOfRangeError,
    InvalidStateError,
    LeaveStartedError,
    TripOverlapError,
)
from leaves.models import Attachment, BusinessTrip
from leaves.services import attachments
from leaves.services.locks import lock_person
from organizations.errors import EntityInactiveError
from users.models import User

REFUSALS: Mapping[str, Callable[[], DomainError]] = {
    "business_trip_no_overlap": TripOverlapError,
    "leaves_businesstrip_attachment_id_key": AttachmentUsedError,
}
AUDITED = ("start_date", "end_date", "status")


@dataclass(frozen=True, slots=True)
class Journey:
    """What someone says of a trip; nothing is checked yet."""

    start_date: date
    end_date: date
    city: str = ""
    country: str = ""
    notes: str = ""
    attachment: Attachment | None = None


def book(*, traveller: User, journey: Journey, now: datetime) -> BusinessTrip:
    """Book a trip for oneself.

    Raises EntityInactiveError, InvalidInputError, DateOutOfRangeError, TripOverlapError.
    """
    person = lock_person(traveller.pk)
    if person.entity is not None and not person.entity.is_active:
        raise EntityInactiveError("The company is deactivated; trips can no longer be booked.")
    _require_range(journey, person, now, has_past_limit=True)
    attachments.hold(journey.attachment)
    with violations_as(REFUSALS):
        trip = BusinessTrip.objects.create(user=person, **_columns(journey))
    _audit(trip, AuditAction.SUBMIT, {"status": [None, trip.status]})
    messages.tell_approver_of_trip(trip, NotificationType.TRIP_BOOKED)
    return trip


def amend(
    *,
    trip: BusinessTrip,
    editor: User,
    journey: Journey,
    now: datetime,
    expected: Expectation = ANY_VERSION,
) -> BusinessTrip:
    """Replace what is said of an active trip of one's own; the past limit holds when it moves."""
    trip = _lock_own(trip, editor)
    expected.require(trip.version)
    _require_range(journey, trip.user, now, has_past_limit=journey.start_date != trip.start_date)
    attachments.hold(journey.attachment)
    before = _audited(trip)
    for name, value in _columns(journey).items():
        setattr(trip, name, value)
    with violations_as(REFUSALS):
        trip.save_changed(*_columns(journey))
    after = _audited(trip)
    changes = {name: [before[name], after[name]] for name in AUDITED if before[name] != after[name]}
    _audit(trip, AuditAction.UPDATE, changes)
    if changes:
        messages.tell_approver_of_trip(trip, NotificationType.TRIP_BOOKED)
    return trip


def cancel(
    *, trip: BusinessTrip, actor: User, now: datetime, expected: Expectation = ANY_VERSION
) -> BusinessTrip:
    """Cancel an active trip of one's own before it begins where one works now."""
    trip = _lock_own(trip, actor)
    if trip.user.local(now).date() >= trip.start_date:
        raise LeaveStartedError("The trip has already begun; change its last day instead.")
    expected.require(trip.version)
    trip.status = TripStatus.CANCELLED
    trip.save_changed("status")
    _audit(trip, AuditAction.CANCEL, {"status": [TripStatus.ACTIVE, trip.status]})
    messages.tell_approver_of_trip(trip, NotificationType.TRIP_CANCELLED)
    return trip


def _lock_own(trip: BusinessTrip, actor: User) -> BusinessTrip:
    person = lock_person(trip.user_id)
    held = BusinessTrip.objects.select_related("attachment").locked().get(pk=trip.pk)
    held.user = person
    if person.pk != actor.pk:
        raise NotAllowedError("Only the person who travels changes the trip.")
    if held.status != TripStatus.ACTIVE:
        raise InvalidStateError(state=held.status, decided_by=None, decided_at=None)
    return held


def _require_range(journey: Journey, person: User, now: datetime, *, has_past_limit: bool) -> None:
    if journey.end_date < journey.start_date:
        raise InvalidInputError(
            "The last day must not be before the first.", pointer="end_date", reason="date_order"
        )
    if (journey.end_date - journey.start_date).days >= LONGEST_SPAN_DAYS:
        raise DateOutOfRangeError(
            f"A trip spans at most {LONGEST_SPAN_DAYS} days.", pointer="end_date"
        )
    today = person.local(now).date()
    earliest = today - timedelta(days=DEFAULT_PAST_DAYS)
    if has_past_limit and journey.start_date < earliest:
        raise DateOutOfRangeError(
            f"A trip can start on {earliest} at the earliest.", pointer="start_date"
        )
    latest = date(today.year + 1, 12, 31)
    if journey.end_date > latest:
        raise DateOutOfRangeError(f"A trip ends on {latest} at the latest.", pointer="end_date")


def _columns(journey: Journey) -> dict[str, object]:
    return {
        "start_date": journey.start_date,
        "end_date": journey.end_date,
        "city": journey.city,
        "country": journey.country,
        "notes": journey.notes,
        "attachment": journey.attachment,
    }


def _audited(trip: BusinessTrip) -> dict[str, str]:
    return {name: str(getattr(trip, name)) for name in AUDITED}


def _audit(trip: BusinessTrip, action: AuditAction, changes: Mapping[str, list[Any]]) -> None:
    record(
        action=action,
        actor_id=trip.user_id,
        target=trip,
        entity_id=trip.user.entity_id,
        changes=changes,
    )
