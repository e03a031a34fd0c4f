"""The ordinary leave of everybody else, rolled with each person's own dice."""

from collections.abc import Collection
from datetime import date, time, timedelta

from leaves.seeding.members import Era, Member
from leaves.seeding.stories import Story, Teller

KINDS = {"VACATION": 55, "SICK": 25, "PERSONAL": 10, "UNPAID": 6, "BEREAVEMENT": 4}
OUTCOMES = {"approved": 80, "rejected": 10, "cancelled": 5, "approved, then cancelled": 5}
VACATION_DAYS = (1, 2, 2, 3, 4, 5, 5)
COMMENTS = ("", "", "", "Enjoy!", "Approved, have a good time.", "Fine with me.")
NOTES = ("", "", "Family visit.", "Long weekend.", "Travelling.", "Wedding of a friend.")
REASONS = (
    "Two colleagues are already away on these days.",
    "This is the week of the quarterly closing.",
    "The customer visit cannot be moved, please choose other days.",
)
HALF_DAYS = ((time(9), time(12)), (time(13), time(17)), (time(14), time(17, 30)))
RECENT_DAYS = 12


def tell(teller: Teller, era: Era, told_already: Collection[str]) -> None:
    for member in teller.members.values():
        if member.key not in told_already:
            _past(teller, era, member)
            _to_come(teller, era, member)


def _past(teller: Teller, era: Era, member: Member) -> None:
    dice = member.dice
    day = max(era.start.date(), member.join_date) + timedelta(days=dice.randrange(35, 150))
    while day < era.today - timedelta(days=RECENT_DAYS):
        _tell_one(teller, member, day)
        day += timedelta(days=dice.randrange(150, 330))


def _tell_one(teller: Teller, member: Member, day: date) -> None:
    [kind] = member.dice.choices((*KINDS,), weights=(*KINDS.values(),))
    if kind == "SICK":
        _ill(teller, member, day)
    elif kind == "PERSONAL":
        _half_day(teller, member, day)
    elif kind == "VACATION":
        _vacation(teller, member, day)
    else:
        _uncounted(teller, member, kind, day)


def _vacation(teller: Teller, member: Member, day: date) -> None:
    dice = member.dice
    dates = member.book("VACATION", day, dice.choice(VACATION_DAYS))
    if dates is None:
        return
    asked = member.moment(dates[0] - timedelta(days=dice.randrange(12, 29)))
    story = Story(teller, member.key, "VACATION", dates, asked=asked, notes=dice.choice(NOTES))
    [outcome] = dice.choices((*OUTCOMES,), weights=(*OUTCOMES.values(),))
    if outcome == "approved":
        story.approved(dice.randrange(1, 50), comment=dice.choice(COMMENTS))
    elif outcome == "rejected":
        story.rejected(dice.randrange(1, 50), reason=dice.choice(REASONS))
    elif outcome == "cancelled":
        story.cancelled(dice.randrange(2, 90))
    else:
        story.approved(dice.randrange(1, 50)).cancelled(dice.randrange(20, 120))


def _ill(teller: Teller, member: Member, day: date) -> None:
    dates = member.book("SICK", day, member.dice.choice((1, 1, 2)))
    if dates is not None:
        story = Story(teller, member.key, "SICK", dates, asked=member.moment(dates[0], 7))
        story.approved(member.dice.randrange(2, 30))


def _half_day(teller: Teller, member: Member, day: date) -> None:
    times = member.dice.choice(HALF_DAYS)
    dates = member.book("PERSONAL", day, 1, times)
    if dates is not None:
        asked = member.moment(dates[0] - timedelta(days=5))
        story = Story(teller, member.key, "PERSONAL", dates, asked=asked, times=times)
        story.approved(member.dice.randrange(1, 40))


def _uncounted(teller: Teller, member: Member, code: str, day: date) -> None:
    dates = member.book(code, day, member.dice.choice((2, 3)))
    if dates is not None:
        asked = member.moment(dates[0] - timedelta(days=1))
        Story(teller, member.key, code, dates, asked=asked).approved(4)


def _to_come(teller: Teller, era: Era, member: Member) -> None:
    dice = member.dice
    if dice.choice((True, False)):
        return
    dates = member.book("VACATION", era.today + timedelta(days=dice.randrange(3, 80)), 3)
    if dates is not None:
        asked = era.now - timedelta(hours=dice.randrange(100, 240))
        story = Story(teller, member.key, "VACATION", dates, asked=asked)
        story.approved(dice.randrange(1, 50), comment=dice.choice(COMMENTS))
