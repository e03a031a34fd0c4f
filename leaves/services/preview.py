"""The price of an ask before it is sent. Reads only."""

from dataclasses import dataclass
from datetime import datetime

from core.errors import NotAllowedError
from leaves.authority import Authority
from leaves.constants import LeaveStatus
from leaves.models import LeaveRequest
from leaves.services import balances
from leaves.services.judging import Verdict, judge
from leaves.services.pricing import Ask
from leaves.services.states import require_state
from users.models import User


@dataclass(frozen=True, slots=True)
class Preview:
    ask: Ask
    verdict: Verdict


def preview(
    *, asker: User, person: User, ask: Ask, now: datetime, replacing: LeaveRequest | None = None
) -> Preview:
    """Judge an ask without holding or changing anything.

    Raises NotAllowedError for a person out of scope, InvalidStateError for a decided request.
    """
    is_own = person.pk == asker.pk
    if not is_own and not Authority(asker).oversees(person):
        raise NotAllowedError("Leave is recorded for others by HR of their company.")
    if replacing is not None:
        require_state(replacing, LeaveStatus.PENDING)
    verdict = judge(
        ask,
        person,
        now=now,
        available=lambda years: balances.available(
            person=person, category=ask.category, years=years
        ),
        replacing=replacing,
        has_past_limit=is_own,
    )
    return Preview(ask, verdict)
