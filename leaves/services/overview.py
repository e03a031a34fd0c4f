"""A person's own leave at a glance, as a first page shows it."""

from dataclasses import dataclass
from datetime import datetime

from leaves.models import LeaveBalance, LeaveRequest
from leaves.services import balances
from users.models import User

MOST_AHEAD = 20


@dataclass(frozen=True, slots=True)
class Overview:
    balances: list[LeaveBalance]
    ahead: list[LeaveRequest]


def of(person: User, *, year: int | None, now: datetime) -> Overview:
    """The balances of a year (of this one where the person works), and the leave still to come."""
    here = person.local(now)
    ahead = LeaveRequest.objects.filter(user=person).ahead(here.date()).with_people()
    return Overview(
        balances=balances.of_year(person=person, year=year or here.year),
        ahead=list(ahead[:MOST_AHEAD]),
    )
