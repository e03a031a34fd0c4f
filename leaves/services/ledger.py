"""The only place that moves hours: one balance update and one ledger row, always together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from core.querysets import write_all
from leaves.constants import NO_HOURS, LedgerKind
from leaves.errors import InsufficientBalanceError
from leaves.models import LeaveBalance, LeaveRequest, LedgerEntry

WRITTEN = (
    "allocated_hours",
    "adjusted_hours",
    "pending_hours",
    "used_hours",
    "version",
    "updated_at",
)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why hours move: who (None: the system), when, for which request, and in what words."""

    actor_id: int | None
    now: datetime
    request: LeaveRequest | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Delta:
    """Signed hours by which the four figures of a balance change."""

    allocated: Decimal = NO_HOURS
    adjusted: Decimal = NO_HOURS
    pending: Decimal = NO_HOURS
    used: Decimal = NO_HOURS

    @property
    def available(self) -> Decimal:
        return self.allocated + self.adjusted - self.pending - self.used


def lock(balance_ids: Iterable[int]) -> dict[int, LeaveBalance]:
    """Hold these balances, in the order of their ids, until the transaction ends."""
    return {
        balance.pk: balance for balance in LeaveBalance.objects.filter(pk__in=balance_ids).locked()
    }


def post(balance: LeaveBalance, kind: LedgerKind, delta: Delta, cause: Cause) -> LedgerEntry:
    """Move hours on a locked balance.

    Raises InsufficientBalanceError when fewer hours would remain than are held.
    """
    entry = _moved(balance, kind, delta, cause)
    LeaveBalance.objects.filter(pk=balance.pk).update(
        **{name: getattr(balance, name) for name in WRITTEN}
    )
    entry.save(force_insert=True)
    return entry


class Book:
    """Moves on locked balances that are written together: the same, for very many."""

    def __init__(self) -> None:
        self.balances: dict[int, LeaveBalance] = {}
        self.entries: list[LedgerEntry] = []

    def post(self, balance: LeaveBalance, kind: LedgerKind, delta: Delta, cause: Cause) -> None:
        """Raises as `post` does. A balance moved twice must be the same object both times."""
        self.entries.append(_moved(balance, kind, delta, cause))
        if self.balances.setdefault(balance.pk, balance) is not balance:
            raise ValueError(f"two copies of balance {balance.pk}")

    def write(self) -> None:
        write_all(self.balances.values(), *WRITTEN)
        LedgerEntry.objects.bulk_create(self.entries)


def _moved(balance: LeaveBalance, kind: LedgerKind, delta: Delta, cause: Cause) -> LedgerEntry:
    if balance.available_hours + delta.available < 0:
        raise InsufficientBalanceError(
            available=balance.available_hours,
            requested=-delta.available,
            balance_year=balance.balance_year,
        )
    balance.allocated_hours += delta.allocated
    balance.adjusted_hours += delta.adjusted
    balance.pending_hours += delta.pending
    balance.used_hours += delta.used
    balance.version += 1
    balance.updated_at = cause.now
    return entry_for(balance, kind, delta, cause)


def entry_for(balance: LeaveBalance, kind: LedgerKind, delta: Delta, cause: Cause) -> LedgerEntry:
    """The unsaved row that tells how the balance came to be as it is."""
    return LedgerEntry(
        balance=balance,
        version=balance.version,
        kind=kind,
        allocated=delta.allocated,
        adjusted=delta.adjusted,
        pending=delta.pending,
        used=delta.used,
        allocated_after=balance.allocated_hours,
        adjusted_after=balance.adjusted_hours,
        pending_after=balance.pending_hours,
        used_after=balance.used_hours,
        request=cause.request,
        actor_id=cause.actor_id,
        reason=cause.reason,
        created_at=cause.now,
    )


# What each verb does to the hours a request is charged with.
MOVES: Mapping[LedgerKind, tuple[int, int]] = {  # (pending, used) per hour
    LedgerKind.HOLD: (1, 0),
    LedgerKind.RELEASE: (-1, 0),
    LedgerKind.USE: (-1, 1),
    LedgerKind.TAKE: (0, 1),
    LedgerKind.RETURN: (0, -1),
}


def move(kind: LedgerKind, hours: Mapping[int, Decimal], cause: Cause) -> None:
    """Apply the verb to the hours of each balance (id to hours), taking the locks in order."""
    balances = lock(balance_id for balance_id, amount in hours.items() if amount)
    pending, used = MOVES[kind]
    for balance_id, balance in balances.items():
        amount = hours[balance_id]
        post(balance, kind, Delta(pending=pending * amount, used=used * amount), cause)
