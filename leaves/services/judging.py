"""Every rule a request must meet: submit and edit raise the first broken, preview lists all."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.errors import DomainError, InvalidInputError
from leaves.constants import HOURS_PER_DAY
from leaves.errors import (
    DateOutOfRangeError,
    InsufficientBalanceError,
    OverlapError,
)
from leaves.models import LeaveRequest
from leaves.services.pricing import Ask, Price, price
from organizations.errors import EntityInactiveError
from users.models import User

type Available = Callable[[Collection[int]], Mapping[int, Decimal]]


@dataclass(slots=True)
class Verdict:
    """The price of an ask, what it would leave of each year, and every rule it breaks."""

    price: Price
    available: Mapping[int, Decimal] = field(default_factory=dict)
    conflicts: list[LeaveRequest] = field(default_factory=list)
    problems: list[DomainError] = field(default_factory=list)

    def require(self) -> None:
        """Raise the first problem, if any."""
        if self.problems:
            raise self.problems[0]


def judge(
    ask: Ask,
    person: User,
    *,
    now: datetime,
    available: Available,
    replacing: LeaveRequest | None = None,
    has_past_limit: bool = True,
) -> Verdict:
    """`available` answers the hours free in each year, those `replacing` holds not included.

    Reads `person.entity` and `person.location`.
    """
    priced = price(ask, person)
    live = _live_on(ask, person, replacing)
    verdict = Verdict(
        price=priced, conflicts=[leave for leave in live if _clash(ask, priced, leave)]
    )
    verdict.problems += _place_problems(person)
    verdict.problems += _range_problems(ask, person, now, replacing, has_past_limit)
    verdict.problems += priced.problems
    verdict.problems += _overlap_problems(ask, priced, live, verdict.conflicts)
    if ask.category.is_counted and priced.charges:
        verdict.available = _with_held(available(priced.charges.keys()), ask, replacing)
        verdict.problems += _balance_problems(priced, verdict.available)
    return verdict


def _place_problems(person: User) -> Iterable[DomainError]:
    if not person.is_active:
        yield InvalidInputError("This person's account is deactivated.", pointer="user")
    elif not person.has_completed_onboarding:
        yield InvalidInputError("This person has no company and place yet.", pointer="user")
    elif person.entity is not None and not person.entity.is_active:
        yield EntityInactiveError("The company is deactivated; leave can no longer be submitted.")


def _range_problems(
    ask: Ask, person: User, now: datetime, replacing: LeaveRequest | None, has_past_limit: bool
) -> Iterable[DomainError]:
    today = person.local(now).date()
    earliest = today - timedelta(days=ask.category.past_days)
    moves = replacing is None or replacing.start_date != ask.start_date
    if has_past_limit and moves and ask.start_date < earliest:
        yield DateOutOfRangeError(
            f"{ask.category.name} can start on {earliest} at the earliest.", pointer="start_date"
        )
    latest = date(today.year + 1, 12, 31)
    if ask.end_date > latest:
        yield DateOutOfRangeError(f"Leave ends on {latest} at the latest.", pointer="end_date")


def _live_on(ask: Ask, person: User, replacing: LeaveRequest | None) -> list[LeaveRequest]:
    live = LeaveRequest.objects.live().filter(user=person)
    if replacing is not None:
        live = live.exclude(pk=replacing.pk)
    on_dates = live.overlapping(ask.start_date, ask.end_date)
    return list(on_dates.select_related("category").order_by("start_date", "id"))


def _clash(ask: Ask, priced: Price, leave: LeaveRequest) -> bool:
    """Two requests share a date only when both are partial with times that do not overlap."""
    asked = _occupied(ask.start_time, ask.end_time, ask.is_one_day, priced.hours)
    held = _occupied(
        leave.start_time, leave.end_time, leave.start_date == leave.end_date, leave.hours
    )
    if asked is None or held is None:
        return True
    return asked[0] < held[1] and held[0] < asked[1]


def _occupied[T](
    start: T | None, end: T | None, is_one_day: bool, hours: Decimal
) -> tuple[T, T] | None:
    """The times a partial day occupies; None for whole dates."""
    if not is_one_day or start is None or end is None or hours >= HOURS_PER_DAY:
        return None
    return (start, end)


def _overlap_problems(
    ask: Ask, priced: Price, live: list[LeaveRequest], conflicts: list[LeaveRequest]
) -> Iterable[DomainError]:
    if conflicts:
        yield OverlapError(_overlap_detail(ask, priced, conflicts), conflicts=facts_of(conflicts))
        return
    limits = [leave.category.max_hours_per_day for leave in live]
    limit = max([HOURS_PER_DAY, ask.category.max_hours_per_day, *limits])
    booked = sum((leave.hours for leave in live), priced.hours)
    if live and booked > limit:
        yield OverlapError(
            f"This day would hold {booked} hours of leave; at most {limit} are possible.",
            conflicts=facts_of(live),
        )


def _overlap_detail(ask: Ask, priced: Price, conflicts: list[LeaveRequest]) -> str:
    could_share = priced.hours < HOURS_PER_DAY and all(leave.is_partial for leave in conflicts)
    if ask.is_one_day and could_share:
        return "Another request is on this day; with times that do not overlap both are possible."
    return OverlapError.title


def facts_of(leaves: Iterable[LeaveRequest]) -> list[dict[str, object]]:
    return [
        {
            "request": leave.pk,
            "start_date": leave.start_date.isoformat(),
            "end_date": leave.end_date.isoformat(),
            "status": leave.status,
        }
        for leave in leaves
    ]


def _with_held(
    free: Mapping[int, Decimal], ask: Ask, replacing: LeaveRequest | None
) -> dict[int, Decimal]:
    """Hours free in each year once the request being replaced lets go of what it holds."""
    if replacing is None or replacing.category_id != ask.category.pk:
        return dict(free)
    held = {charge.balance_year: charge.hours for charge in replacing.charges.all()}
    return {year: hours + held.get(year, Decimal(0)) for year, hours in free.items()}


def _balance_problems(priced: Price, free: Mapping[int, Decimal]) -> Iterable[DomainError]:
    for year, hours in priced.charges.items():
        if hours > free[year]:
            yield InsufficientBalanceError(available=free[year], requested=hours, balance_year=year)
