"""What must hold of all balances whatever happened before."""

from decimal import Decimal

from django.db.models import F, Q, Sum

from leaves.models import LeaveBalance, LeaveCharge, LeaveRequest, LedgerEntry

FIGURES = ("allocated", "adjusted", "pending", "used")
NOTHING = Decimal("0.00")


def assert_books_agree() -> None:
    """Each balance is the sum of its ledger and holds what its live requests are charged with."""
    for balance in LeaveBalance.objects.order_by("pk"):
        entries = LedgerEntry.objects.filter(balance=balance)
        summed = entries.aggregate(**{name: Sum(name) for name in FIGURES})
        held = {name: getattr(balance, f"{name}_hours") for name in FIGURES}
        assert summed == held, f"balance {balance.pk} differs from its ledger"
        versions = list(entries.order_by("version").values_list("version", flat=True))
        assert versions == list(range(1, balance.version + 1))
        assert balance.pending_hours == _charged(balance, "PENDING")
        assert balance.used_hours == _charged(balance, "APPROVED")
        assert balance.available_hours >= 0
    strays = LeaveRequest.objects.annotate(charged=Sum("charges__hours"))
    assert not strays.filter(~Q(charged=F("hours"))).exists()


def _charged(balance: LeaveBalance, status: str) -> Decimal:
    charges = LeaveCharge.objects.filter(balance=balance, request__status=status)
    return charges.aggregate(total=Sum("hours"))["total"] or NOTHING


def kinds_of(leave: LeaveRequest) -> list[str]:
    """The verbs of the request's ledger, oldest first."""
    return list(leave.ledger.order_by("id").values_list("kind", flat=True))
