"""One person's leave over New Year, and everything that can befall it at the same moment.

2026: 120 hours allocated, 52 taken away by HR, 24 held; 44 are free. The facts on file would
give 80 now, so that a recalculation takes 40 away. 30 December is a holiday until it is not.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rest_framework.test import APIClient

from core.models import AuditLog, Notification
from leaves.models import LeaveBalance, LeaveRequest, LedgerEntry, PublicHoliday
from leaves.tests.factories import PublicHolidayFactory, adjust, open_year, submit, vacation
from users.models import User
from users.tests.builders import access_token_for
from users.tests.factories import UserFactory

API = "/api/v1"
REQUESTS = f"{API}/leaves/requests/"
REFUSALS = {
    "overlap": "overlap",
    "insufficient_balance": "lacks",
    "invalid_state": "state",
    "token_invalid": "barred",
    "permission_denied": "barred",
}


@dataclass(frozen=True, slots=True)
class Scene:
    person: User
    approver: User
    hr: User
    leave: LeaveRequest
    fair: PublicHoliday


def scene() -> Scene:
    person = UserFactory(with_approver=True, join_date=date(2019, 1, 1))
    hr = UserFactory(colleague_of=person, hr=True)
    fair = PublicHolidayFactory(
        holiday_name="Fair", start_date=date(2026, 12, 30), entity=person.entity
    )
    open_year(person)
    adjust(person, hr, "-52")
    leave = submit(person, date(2026, 12, 28), date(2027, 1, 1))
    User.objects.filter(pk=person.pk).update(join_date=date(2022, 1, 1))
    assert person.approver is not None
    return Scene(person, person.approver, hr, leave, fair)


def signed_in(who: User) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token_for(who)}")
    return client


def days(first: date, last: date) -> dict[str, Any]:
    return {"category": vacation().pk, "start_date": str(first), "end_date": str(last)}


type Head = dict[str, str] | None
type Job = Callable[[], Any]


def _submit(scene: Scene, head: Head = None) -> Job:
    client, body = signed_in(scene.person), days(date(2026, 12, 22), date(2026, 12, 23))
    return lambda: client.post(REQUESTS, body, headers=head)


def _edit(scene: Scene, head: Head = None) -> Job:
    client, body = signed_in(scene.person), days(date(2026, 12, 22), date(2027, 1, 1))
    return lambda: client.put(f"{REQUESTS}{scene.leave.pk}/", body, headers=head)


def _approve(scene: Scene, head: Head = None) -> Job:
    client = signed_in(scene.approver)
    return lambda: client.put(f"{REQUESTS}{scene.leave.pk}/approve/", {}, headers=head)


def _reject(scene: Scene, head: Head = None) -> Job:
    client, body = signed_in(scene.approver), {"reason": "Too many people are away."}
    return lambda: client.put(f"{REQUESTS}{scene.leave.pk}/reject/", body, headers=head)


def _cancel(scene: Scene, head: Head = None) -> Job:
    client = signed_in(scene.person)
    return lambda: client.delete(f"{REQUESTS}{scene.leave.pk}/", headers=head)


def _adjust(scene: Scene, head: Head = None) -> Job:
    client = signed_in(scene.hr)
    body = {
        "user": scene.person.pk,
        "category": vacation().pk,
        "balance_year": 2026,
        "hours": "-40.00",
        "reason": "Counted twice.",
    }
    return lambda: client.put(f"{API}/leaves/balance/adjust/", body, headers=head)


def _recalculate(scene: Scene, head: Head = None) -> Job:
    client, body = signed_in(scene.hr), {"year": 2026, "dry_run": False}
    return lambda: client.post(f"{API}/leaves/balance/recalculate/", body, headers=head)


def _plan(scene: Scene, head: Head = None) -> Job:
    client = signed_in(scene.hr)
    body = {
        "holiday_name": "Feast",
        "start_date": "2026-12-23",
        "end_date": "2026-12-28",
        "entity": scene.person.entity_id,
    }
    return lambda: client.post(f"{API}/leaves/holidays/", body, headers=head)


def _unplan(scene: Scene, head: Head = None) -> Job:
    client = signed_in(scene.hr)
    return lambda: client.delete(f"{API}/leaves/holidays/{scene.fair.pk}/", headers=head)


def _deactivate(scene: Scene, head: Head = None) -> Job:
    client = signed_in(scene.hr)
    return lambda: client.delete(f"{API}/users/{scene.approver.pk}/", headers=head)


# Each signs in before it starts; further headers go with it.
VERBS: dict[str, Callable[[Scene, Head], Job]] = {
    "submit": _submit,
    "edit": _edit,
    "approve": _approve,
    "reject": _reject,
    "cancel": _cancel,
    "adjust": _adjust,
    "recalculate": _recalculate,
    "plan": _plan,  # a holiday over days of the leave
    "unplan": _unplan,  # the holiday within the leave is taken out
    "deactivate": _deactivate,  # the approver
}


def word_for(answer: Any) -> str:
    """What the answer amounts to."""
    body: dict[str, Any] = answer.json() if answer.content else {}
    if answer.status_code >= 400:
        return REFUSALS.get(body["code"], str(body["code"]))
    if body.get("refused"):
        return "short"
    if any(effect["outcome"] == "KEPT" for effect in body.get("affected", [])):
        return "kept"
    return "nothing" if body.get("changed") == 0 else "done"


def effects(scene: Scene) -> dict[str, Any]:
    """Everything written about the person's leave, without ids and instants."""
    requests = LeaveRequest.objects.filter(user=scene.person).order_by("start_date", "id")
    people = {scene.person.pk: "person", scene.approver.pk: "approver", scene.hr.pk: "hr"}
    told = Notification.objects.filter(user__in=people).values_list("notification_type", "user")
    ledger = LedgerEntry.objects.filter(balance__user=scene.person).order_by("balance", "version")
    balances = LeaveBalance.objects.filter(user=scene.person).order_by("balance_year", "category")
    audited = AuditLog.objects.filter(actor__in=people).values_list("action", "actor")
    return {
        "requests": list(requests.values_list("status", "start_date", "hours", "version")),
        "charges": [list(each.charges.values_list("balance_year", "hours")) for each in requests],
        "balances": list(balances.values_list("balance_year", "hours", "pending_hours", "version")),
        "ledger": list(ledger.values_list("balance__balance_year", "kind", "pending", "used")),
        "told": Counter((kind, people[who]) for kind, who in told),
        "audited": Counter((action, people[who]) for action, who in audited if who is not None),
    }
