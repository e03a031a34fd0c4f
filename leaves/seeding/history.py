"""Three years of one person's leave as rows, told as the services would have written it."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType

from core.constants import AuditAction, NotificationType
from core.models import AuditLog, Notification
from leaves import calculations
from leaves.constants import NO_HOURS, LeaveStatus, LedgerKind
from leaves.models import LeaveBalance, LeaveCategory, LeaveCharge, LeaveRequest, LedgerEntry
from leaves.seeding import public_holidays
from leaves.seeding.chances import LAST_DAY_AHEAD, Chances, Colleague, Leave
from leaves.seeding.copying import Sheet, ids
from leaves.seeding.members import WEEKEND
from leaves.seeding.roster import Company, Site
from leaves.services.ledger import MOVES
from users.constants import ExemptType

YEARS_BACK, LONGEST_BREAK = 2, 15
ASKS = "{} asks for leave"
UNREAD_FOR = timedelta(days=3)
REASON = "Too many of the team are away on these days."
# What ends a request: audited as, told as, in these words.
ENDS = {
    LeaveStatus.APPROVED: (
        AuditAction.APPROVE, NotificationType.LEAVE_APPROVED, "Leave approved"
    ),
    LeaveStatus.REJECTED: (
        AuditAction.REJECT, NotificationType.LEAVE_REJECTED, "Leave rejected"
    ),
    LeaveStatus.CANCELLED: (
        AuditAction.CANCEL, NotificationType.LEAVE_CANCELLED, "Leave of {} cancelled"
    ),
}  # fmt: skip


class Account:
    """A balance while its ledger is written."""

    def __init__(self, pk: int, allocated: Decimal) -> None:
        self.pk, self.allocated, self.version = pk, allocated, 0
        self.pending = self.used = Decimal(0)


class History:
    """Balances are open for two years back, this one, and the one in which leave is to come."""

    def __init__(self, company: Company, site: Site, entity_id: int, now: datetime) -> None:
        self.now, self.entity_id = now, entity_id
        last_year = (now + timedelta(days=LAST_DAY_AHEAD + LONGEST_BREAK)).year
        self.years = tuple(range(now.year - YEARS_BACK, last_year + 1))
        off = public_holidays.for_site(company, site, self.years)
        days = calculations.dates_between(date(self.years[0], 1, 1), date(last_year, 12, 31))
        workdays = [day for day in days if day.isoweekday() not in WEEKEND and day not in off]
        self.chances = Chances(workdays, ids(LeaveRequest), now)
        self.categories = {category.code: category for category in LeaveCategory.objects.all()}
        self.kind_of_request = ContentType.objects.get_for_model(LeaveRequest).pk
        self.balance_ids = ids(LeaveBalance)
        self._open_sheets()

    def _open_sheets(self) -> None:
        self.balances = Sheet(
            LeaveBalance,
            "id user_id category_id balance_year allocated_hours adjusted_hours pending_hours "
            "used_hours version created_at updated_at",
        )
        self.requests = Sheet(
            LeaveRequest,
            "id user_id category_id start_date end_date hours status decided_by_id decided_at "
            "approved_at decision_comment rejection_reason cancelled_by_id cancelled_at notes "
            "version created_at updated_at",
        )
        self.charges = Sheet(LeaveCharge, "request_id balance_year hours balance_id")
        self.ledger = Sheet(
            LedgerEntry,
            "balance_id version kind allocated adjusted pending used allocated_after "
            "adjusted_after pending_after used_after request_id actor_id reason created_at",
        )
        self.audit = Sheet(
            AuditLog,
            "actor_id action target_type_id target_id target_label entity_id changes reason "
            "is_override request_id created_at",
        )
        self.told = Sheet(
            Notification,
            "user_id notification_type title message params is_read related_object_id link "
            "created_at updated_at",
        )

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return (self.balances, self.requests, self.charges, self.ledger, self.audit, self.told)

    def tell(self, person: Colleague) -> None:
        """Open the balances of every year and spend them."""
        accounts = {
            (code, year): account
            for year in self.years
            for code, account in self._open_year(person, year).items()
        }
        if person.approver_id is not None:
            for leave in self.chances.leave_of(person, self.years):
                self._tell_leave(leave, accounts.get((leave.category, leave.start.year)))
        for (code, year), account in accounts.items():
            self.balances.add(
                account.pk, person.pk, self.categories[code].pk, year, account.allocated, 0,
                account.pending, account.used, account.version, self._opened(year), self.now,
            )  # fmt: skip

    def _opened(self, year: int) -> datetime:
        """A year opens with its first day; one that is to come was opened a month ago."""
        return min(datetime(year, 1, 1, tzinfo=UTC), self.now - timedelta(days=30))

    def _open_year(self, person: Colleague, year: int) -> dict[str, Account]:
        accounts = {}
        for code, category in self.categories.items():
            if not category.is_counted:
                continue
            hours = calculations.allocation(
                code, exempt_type=ExemptType.EXEMPT, join_date=person.join_date, year=year
            )
            account = accounts[code] = Account(next(self.balance_ids), hours)
            self._post(account, LedgerKind.ALLOCATE, self._opened(year), allocated=hours)
        return accounts

    def _tell_leave(self, leave: Leave, account: Account | None) -> None:
        self._add_request(leave)
        balance = account.pk if account else None
        self.charges.add(leave.pk, leave.start.year, leave.hours, balance)
        if account is not None:
            self._move(account, leave)
        self._say(leave, AuditAction.SUBMIT, NotificationType.LEAVE_SUBMITTED, ASKS)
        if leave.status != LeaveStatus.PENDING:
            self._say(leave, *ENDS[leave.status])

    def _add_request(self, leave: Leave) -> None:
        owner, status = leave.owner, leave.status
        is_cancelled, is_pending = status == LeaveStatus.CANCELLED, status == LeaveStatus.PENDING
        is_decided = not (is_cancelled or is_pending)
        self.requests.add(
            leave.pk,
            owner.pk,
            self.categories[leave.category].pk,
            leave.start,
            leave.end,
            leave.hours,
            status,
            owner.approver_id if is_decided else None,
            leave.ended if is_decided else None,
            leave.ended if status == LeaveStatus.APPROVED else None,
            "",
            REASON if status == LeaveStatus.REJECTED else "",
            owner.pk if is_cancelled else None,
            leave.ended if is_cancelled else None,
            "",
            1 if is_pending else 2,
            leave.asked,
            leave.asked if is_pending else leave.ended,
        )

    def _move(self, account: Account, leave: Leave) -> None:
        for kind in leave.kinds:
            pending, used = MOVES[kind]
            is_first = kind == LedgerKind.HOLD
            by_owner = is_first or leave.status == LeaveStatus.CANCELLED
            self._post(
                account,
                kind,
                leave.asked if is_first else leave.ended,
                pending=pending * leave.hours,
                used=used * leave.hours,
                request=leave.pk,
                actor=leave.owner.pk if by_owner else leave.owner.approver_id,
            )

    def _post(
        self,
        account: Account,
        kind: LedgerKind,
        at: datetime,
        *,
        allocated: Decimal = NO_HOURS,
        pending: Decimal = NO_HOURS,
        used: Decimal = NO_HOURS,
        request: int | None = None,
        actor: int | None = None,
    ) -> None:
        account.version += 1
        account.pending += pending
        account.used += used
        self.ledger.add(
            account.pk, account.version, kind, allocated, 0, pending, used, account.allocated, 0,
            account.pending, account.used, request, actor, "", at,
        )  # fmt: skip

    def _say(self, leave: Leave, action: AuditAction, kind: NotificationType, title: str) -> None:
        """Audit one step of a request, and tell whom it concerns."""
        owner, approver = leave.owner.pk, leave.owner.approver_id
        by_owner = action in {AuditAction.SUBMIT, AuditAction.CANCEL}
        actor, hearer = (owner, approver) if by_owner else (approver, owner)
        is_first = action == AuditAction.SUBMIT
        at = leave.asked if is_first else leave.ended
        status = [None, "PENDING"] if is_first else ["PENDING", leave.status]
        self.audit.add(
            actor,
            action,
            self.kind_of_request,
            leave.pk,
            f"Leave request #{leave.pk}",
            self.entity_id,
            json.dumps({"status": status}),
            REASON if action == AuditAction.REJECT else "",
            False,
            "",
            at,
        )
        page = "/manager-ticket" if by_owner else "/my-leaves"
        self.told.add(
            hearer,
            kind,
            title.format(leave.owner.name),
            f"{self.categories[leave.category].name}, {leave.start}, {leave.hours} hours.",
            json.dumps(self._params(leave, status[1], by_owner=by_owner)),
            at < self.now - UNREAD_FOR,
            leave.pk,
            f"{page}?request={leave.pk}",
            at,
            at,
        )

    def _params(self, leave: Leave, status: str | None, *, by_owner: bool) -> dict[str, object]:
        return {
            "person": leave.owner.name,
            "actor": leave.owner.name if by_owner else leave.owner.approver_name,
            "category": self.categories[leave.category].name,
            "start_date": leave.start.isoformat(),
            "end_date": leave.end.isoformat(),
            "hours": str(leave.hours),
            "status": status,
        }
