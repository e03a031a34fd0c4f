"""What the person who wants leave does: submit and edit."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from decimal import Decimal

from core.constants import AuditAction
from core.constraints import violations_as
from core.errors import DomainError, NotAllowedError
from core.etags import ANY_VERSION, Expectation
from core.services.audit_log_service import record
from leaves import messages
from leaves.authority import Authority
from leaves.constants import NO_HOURS, LeaveStatus, LedgerKind
from leaves.errors import AttachmentUsedError, OverlapError
from leaves.models import LeaveBalance, LeaveCharge, LeaveRequest
from leaves.services import attachments, balances, ledger
from leaves.services.approval import approve_at_once
from leaves.services.judging import Verdict, judge
from leaves.services.ledger import Cause, Delta
from leaves.services.locks import lock_person_to_price, lock_request_to_price
from leaves.services.pricing import Ask
from leaves.services.states import require_state
from leaves.services.turns import deciders_of
from users.models import User

REFUSALS: Mapping[str, Callable[[], DomainError]] = {
    "leave_request_no_overlap": OverlapError,
    "leaves_leaverequest_attachment_id_key": AttachmentUsedError,
}
AUDITED = ("category_id", "start_date", "end_date", "start_time", "end_time", "hours", "status")


def submit(*, filer: User, person_id: int, ask: Ask, now: datetime) -> LeaveRequest:
    """File a request for oneself, or as HR or ADMIN for someone of one's scope.

    It is PENDING and holds its hours, or APPROVED at once where the category needs no approval.
    Raises the first rule that `judge` finds broken, and NotAllowedError.
    """
    person = lock_person_to_price(person_id)
    is_own = person.pk == filer.pk
    if not is_own and not Authority(filer).oversees(person):
        raise NotAllowedError("Leave is recorded for others by HR of their company.")
    held = _Held(person, ask, Cause(actor_id=filer.pk, now=now))
    verdict = judge(ask, person, now=now, available=held.free, has_past_limit=is_own)
    verdict.require()

    leave = _create(ask, person, None if is_own else filer, verdict, now)
    charged = _charge(leave, verdict, held.by_year)
    is_pending = leave.status == LeaveStatus.PENDING
    kind = LedgerKind.HOLD if is_pending else LedgerKind.TAKE
    pending, used = ledger.MOVES[kind]
    cause = Cause(actor_id=filer.pk, now=now, request=leave)
    for balance, hours in charged:
        ledger.post(balance, kind, Delta(pending=pending * hours, used=used * hours), cause)
    _audit(leave, AuditAction.SUBMIT, filer.pk, {"status": [None, leave.status]})
    _tell_of_submission(leave, filer)
    return leave


class _Held:
    """The balances an ask draws on, locked when the judge first asks what is free."""

    def __init__(self, person: User, ask: Ask, cause: Cause) -> None:
        self.person, self.ask, self.cause = person, ask, cause
        self.by_year: dict[int, LeaveBalance] = {}

    def free(self, years: Collection[int]) -> dict[int, Decimal]:
        self.by_year = balances.lock_years(
            person=self.person, category=self.ask.category, years=years, cause=self.cause
        )
        return {year: balance.available_hours for year, balance in self.by_year.items()}


def _create(
    ask: Ask, person: User, filed_by: User | None, verdict: Verdict, now: datetime
) -> LeaveRequest:
    is_approved = not ask.category.requires_approval
    attachments.hold(ask.attachment)
    with violations_as(REFUSALS):
        leave = LeaveRequest.objects.create(
            user=person,
            filed_by=filed_by,
            status=LeaveStatus.APPROVED if is_approved else LeaveStatus.PENDING,
            approved_at=now if is_approved else None,
            decided_at=now if is_approved else None,
            **_columns(ask, verdict),
        )
    leave.decided_by = None
    return leave


def _columns(ask: Ask, verdict: Verdict) -> dict[str, object]:
    return {
        "category": ask.category,
        "start_date": ask.start_date,
        "end_date": ask.end_date,
        "start_time": ask.start_time,
        "end_time": ask.end_time,
        "hours": verdict.price.hours,
        "notes": ask.notes,
        "attachment": ask.attachment,
    }


def _charge(
    leave: LeaveRequest, verdict: Verdict, by_year: Mapping[int, LeaveBalance]
) -> list[tuple[LeaveBalance, Decimal]]:
    """Write the charges of a request; answers those that draw on a balance, in lock order."""
    charges = LeaveCharge.objects.bulk_create(
        LeaveCharge(request=leave, balance_year=year, hours=hours, balance=by_year.get(year))
        for year, hours in verdict.price.charges.items()
    )
    leave.show_charges(charges)
    counted = [(charge.balance, charge.hours) for charge in charges if charge.balance is not None]
    return sorted(counted, key=lambda pair: pair[0].pk)


def _tell_of_submission(leave: LeaveRequest, filer: User) -> None:
    deciders = set(deciders_of(leave)) - {filer.pk}
    if leave.filed_by_id is not None:
        messages.tell_owner_of_filing(leave, filer)
    if leave.status == LeaveStatus.PENDING:
        messages.tell_deciders_of_submission(leave, deciders)
        return
    _audit(leave, AuditAction.APPROVE, None, {"status": ["PENDING", "APPROVED"]})
    messages.tell_owner_of_approval(leave, actor=None)
    messages.tell_deciders_of_leave_taken(leave, deciders)


def edit(
    *,
    leave: LeaveRequest,
    editor: User,
    ask: Ask,
    now: datetime,
    expected: Expectation = ANY_VERSION,
) -> LeaveRequest:
    """Replace a PENDING request of one's own, judged as a new submission in place of the old.

    Raises NotAllowedError, InvalidStateError, VersionConflictError, or the first broken rule.
    """
    leave = lock_request_to_price(leave)
    if leave.user_id != editor.pk:
        raise NotAllowedError("Only the person on leave edits the request.")
    require_state(leave, LeaveStatus.PENDING)
    expected.require(leave.version)
    cause = Cause(actor_id=editor.pk, now=now, request=leave)
    held = _HeldWithOld(leave, ask, cause)
    verdict = judge(ask, leave.user, now=now, available=held.free, replacing=leave)
    verdict.require()

    attachments.hold(ask.attachment)
    before = _audited(leave)
    for name, value in _columns(ask, verdict).items():
        setattr(leave, name, value)
    with violations_as(REFUSALS):
        leave.save_changed(*_columns(ask, verdict))
    leave.charges.all().delete()
    held.rehold(dict(_charge(leave, verdict, held.by_year)), cause)
    changes = {
        name: [old, new]
        for (name, old), new in zip(before.items(), _audited(leave).values(), strict=True)
        if old != new
    }
    _audit(leave, AuditAction.UPDATE, editor.pk, changes)
    messages.tell_deciders_of_edit(leave, set(deciders_of(leave)) - {editor.pk})
    if not ask.category.requires_approval:
        approve_at_once(leave, now)
    return leave


class _HeldWithOld(_Held):
    """The balances of the old and the new ask, locked together in one order."""

    def __init__(self, leave: LeaveRequest, ask: Ask, cause: Cause) -> None:
        super().__init__(leave.user, ask, Cause(actor_id=cause.actor_id, now=cause.now))
        charges = leave.charges.all()
        self.old = {c.balance_id: c.hours for c in charges if c.balance_id is not None}
        self.all: dict[int, LeaveBalance] = {}

    def free(self, years: Collection[int]) -> dict[int, Decimal]:
        wanted = LeaveBalance.objects.filter(
            user=self.person, category=self.ask.category, balance_year__in=list(years)
        )
        new = dict(wanted.values_list("balance_year", "pk"))
        if len(new) < len(years):
            balances.open_years(person=self.person, years=set(years) - set(new), cause=self.cause)
            new = dict(wanted.values_list("balance_year", "pk"))
        self.all = ledger.lock({*self.old, *new.values()})
        self.by_year = {year: self.all[pk] for year, pk in new.items()}
        return {year: balance.available_hours for year, balance in self.by_year.items()}

    def rehold(self, new: Mapping[LeaveBalance, Decimal], cause: Cause) -> None:
        """Move the hold from what the old ask held to what the new one needs."""
        if not self.all:
            self.all = ledger.lock(self.old)
        needed = {balance.pk: hours for balance, hours in new.items()}
        for pk, balance in self.all.items():
            difference = needed.get(pk, NO_HOURS) - self.old.get(pk, NO_HOURS)
            if difference:
                ledger.post(balance, LedgerKind.REHOLD, Delta(pending=difference), cause)


def _audited(leave: LeaveRequest) -> dict[str, object]:
    """The fields the audit log may tell of: no notes."""
    return {
        name: None if value is None else str(value)
        for name in AUDITED
        for value in [getattr(leave, name)]
    }


def _audit(
    leave: LeaveRequest,
    action: AuditAction,
    actor_id: int | None,
    changes: Mapping[str, list[object]],
) -> None:
    record(
        action=action,
        actor_id=actor_id,
        target=leave,
        entity_id=leave.user.entity_id,
        changes=changes,
    )
