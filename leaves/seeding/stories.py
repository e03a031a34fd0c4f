"""The words the demo is told with: who asks, who decides, who travels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Self

from leaves.authority import Authority
from leaves.models import BusinessTrip, LeaveCategory, LeaveRequest
from leaves.seeding.members import Member
from leaves.seeding.timeline import Act, Timeline
from leaves.services import approval, balances, business_trips, cancellation, requests
from leaves.services.business_trips import Journey
from leaves.services.pricing import Ask
from users.models import User


@dataclass(slots=True)
class Teller:
    """`cast` holds the accounts by key once they exist."""

    timeline: Timeline
    cast: dict[str, User]
    members: Mapping[str, Member]
    deciders: Mapping[str, str]
    categories: Mapping[str, LeaveCategory]

    def adjust(self, key: str, *, by: str, hours: str, reason: str, at: datetime) -> None:
        """Vacation of the year of `at`."""
        member, amount = self.members[key], Decimal(hours)
        member.grant("VACATION", at.year, amount)
        self.timeline.at(
            at,
            lambda now: balances.adjust(
                person_id=self.cast[key].pk,
                category=self.categories["VACATION"],
                year=at.year,
                hours=amount,
                reason=reason,
                actor=self.cast[by],
                now=now,
            ),
        )

    def trip(
        self,
        key: str,
        start: date,
        days: int,
        place: str,
        *,
        booked: datetime,
        cancelled: datetime | None = None,
    ) -> None:
        city, country = place.split(", ")
        journey = Journey(start, start + timedelta(days=days - 1), city, country)
        trips: list[BusinessTrip] = []

        def book(now: datetime) -> None:
            trip = business_trips.book(traveller=self.cast[key], journey=journey, now=now)
            trips.append(trip)

        self.timeline.at(booked, book)
        if cancelled is not None:
            self.timeline.at(
                cancelled,
                lambda now: business_trips.cancel(trip=trips[0], actor=self.cast[key], now=now),
            )


class Story:
    """One request, from the asking on. Each step happens some hours after the one before."""

    def __init__(
        self,
        teller: Teller,
        key: str,
        code: str,
        dates: tuple[date, date],
        *,
        asked: datetime,
        filer: str | None = None,
        times: tuple[time, time] | None = None,
        notes: str = "",
    ) -> None:
        self.teller, self.key, self.last = teller, key, asked
        self.code, self.dates, self.times = code, dates, times
        self._leave: LeaveRequest | None = None
        filer = filer or key

        def ask(now: datetime) -> None:
            cast = teller.cast
            self._leave = requests.submit(
                filer=cast[filer], person_id=cast[key].pk, ask=self._ask(dates, notes), now=now
            )

        teller.timeline.at(asked, ask)

    @property
    def leave(self) -> LeaveRequest:
        if self._leave is None:
            raise LookupError("nobody has asked for it yet")
        return self._leave

    def approved(self, hours: float = 20, *, by: str | None = None, comment: str = "") -> Self:
        decider = by or self.teller.deciders[self.key]

        def act(now: datetime) -> None:
            person = Authority(self.teller.cast[decider])
            approval.approve(leave=self.leave, decider=person, now=now, comment=comment)

        return self._after(hours, act)

    def rejected(self, hours: float = 20, *, reason: str) -> Self:
        decider = self.teller.deciders[self.key]

        def act(now: datetime) -> None:
            person = Authority(self.teller.cast[decider])
            approval.reject(leave=self.leave, decider=person, reason=reason, now=now)

        return self._after(hours, act)

    def cancelled(
        self,
        hours: float = 60,
        *,
        by: str | None = None,
        reason: str = "",
        from_date: date | None = None,
    ) -> Self:
        def act(now: datetime) -> None:
            actor = self.teller.cast[by or self.key]
            cancellation.cancel(
                leave=self.leave, actor=actor, now=now, reason=reason, from_date=from_date
            )

        return self._after(hours, act)

    def moved(self, hours: float, dates: tuple[date, date], *, notes: str = "") -> Self:
        """The owner edits the pending request."""

        def act(now: datetime) -> None:
            editor = self.teller.cast[self.key]
            requests.edit(leave=self.leave, editor=editor, ask=self._ask(dates, notes), now=now)

        return self._after(hours, act)

    def _ask(self, dates: tuple[date, date], notes: str) -> Ask:
        begins, ends = self.times or (None, None)
        return Ask(
            category=self.teller.categories[self.code],
            start_date=dates[0],
            end_date=dates[1],
            start_time=begins,
            end_time=ends,
            notes=notes,
        )

    def _after(self, hours: float, act: Act) -> Self:
        member, wanted = self.teller.members[self.key], self.last + timedelta(hours=hours)
        at_work = member.at_work(wanted)
        self.last = at_work if at_work <= self.teller.timeline.now else wanted
        self.teller.timeline.at(self.last, act)
        return self
