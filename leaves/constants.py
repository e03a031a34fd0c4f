from decimal import Decimal

from django.db import models

HOURS_PER_DAY = Decimal("8.00")
MOST_HOURS_PER_DAY = Decimal("16.00")
QUARTER = Decimal("0.25")
NO_HOURS = Decimal("0.00")
LONGEST_SPAN_DAYS = 366
DEFAULT_PAST_DAYS = 30
ADJUSTABLE_YEARS_BACK = 3
ATTACHABLE_DAYS = 30
MOST_ADJUSTED_HOURS = Decimal("9999.75")


class LeaveStatus(models.TextChoices):
    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    CANCELLED = "CANCELLED"


LIVE_STATUSES = (LeaveStatus.PENDING, LeaveStatus.APPROVED)


class TripStatus(models.TextChoices):
    ACTIVE = "ACTIVE"
    CANCELLED = "CANCELLED"


class LedgerKind(models.TextChoices):
    """Why a balance changed. One letter each tells a request's story (migration 0004)."""

    ALLOCATE = "ALLOCATE"
    ADJUST = "ADJUST"
    HOLD = "HOLD"
    REHOLD = "REHOLD"
    RELEASE = "RELEASE"
    USE = "USE"
    TAKE = "TAKE"
    RETURN = "RETURN"
    REPRICE = "REPRICE"


class CategoryCode:
    """The categories whose allocation the rules know; HR may add others."""

    VACATION = "VACATION"
    SICK = "SICK"
    PERSONAL = "PERSONAL"
    UNPAID = "UNPAID"
    BEREAVEMENT = "BEREAVEMENT"


class DayReason(models.TextChoices):
    """Why a day of a request counts its hours."""

    WORK = "WORK"
    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"


class EventKind(models.TextChoices):
    """What a viewer sees of someone's day: ABSENT is leave of which they may know no more."""

    ABSENT = "ABSENT"
    LEAVE = "LEAVE"
    TRIP = "TRIP"


class Relation(models.TextChoices):
    """What a person is to the viewer."""

    SELF = "SELF"
    PEER = "PEER"
    REPORT = "REPORT"
    APPROVER = "APPROVER"


class RepriceOutcome(models.TextChoices):
    """What a changed calendar did to a request; KEPT: the hours it would need are lacking."""

    REPRICED = "REPRICED"
    CANCELLED = "CANCELLED"
    KEPT = "KEPT"
