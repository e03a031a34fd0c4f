"""Nothing lost, nothing twice: what clients were told, against what the database holds.

Acknowledged: exactly one effect, one audit entry, one stored answer, told the same each time.
Refused: none of them. Every change of a request is one of the acknowledged commands at it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from devtools.chaos.evidence import ACTIONS, Evidence, Leave
from devtools.chaos.history import Attempt, Command, Told, Verb

REFUSALS = frozenset(
    {
        (409, "overlap"),
        (409, "insufficient_balance"),
        (409, "invalid_state"),
        (412, "version_conflict"),
    }
)
# How often a command that succeeded may be seen, where that is not exactly once.
SEEN: dict[Verb, tuple[int, ...]] = {Verb.EDIT: (0, 1), Verb.CANCEL: (0,)}


def violations(history: Iterable[Told], evidence: Evidence) -> list[str]:
    """A sentence for each promise that was broken."""
    told = list(history)
    return [
        *chain.from_iterable(_judged(each, evidence) for each in told),
        *_unasked(told, evidence),
        *_stories(told, evidence),
    ]


def _judged(told: Told, evidence: Evidence) -> Iterator[str]:
    key = told.command.key
    yield from (f"{key}: {fault}" for attempt in told.attempts for fault in _manners(attempt))
    faults: Iterable[str] = ["nobody could find out what became of it"]
    if told.success is not None:
        faults = chain(_answered_alike(told), _done_once(told, told.success, evidence))
    elif told.refusal is not None:
        faults = _not_done(told, evidence)
    yield from (f"{key}: {told.command.verb} {fault}" for fault in faults)


def _manners(attempt: Attempt) -> Iterator[str]:
    """What a try may be answered, whatever is broken behind the server."""
    if attempt.status is None or attempt.is_success:
        return
    if attempt.status == 503:
        if not attempt.has_retry_after:
            yield "503 without Retry-After"
    elif (attempt.status, attempt.code) not in REFUSALS:
        yield f"answered {attempt.status} {attempt.code}".rstrip()


def _answered_alike(told: Told) -> Iterator[str]:
    successes = [attempt for attempt in told.attempts if attempt.is_success]
    if len({json.dumps(attempt.answer, sort_keys=True) for attempt in successes}) > 1:
        yield "was answered differently when repeated"
    if sum(not attempt.is_replayed for attempt in successes) > 1:
        yield "was carried out anew when repeated"
    first = min(attempt.ended for attempt in successes)
    for attempt in told.attempts:
        later = attempt.began > first
        if later and not attempt.is_success and not attempt.is_unknown:
            yield f"was refused ({attempt.status} {attempt.code}) after it had succeeded"


def _done_once(told: Told, success: Attempt, evidence: Evidence) -> Iterator[str]:
    command = told.command
    audited = sum(
        ACTIONS[entry.action] is command.verb and entry.actor == command.caller
        for entry in evidence.audited.get(command.key, [])
    )
    if audited != 1:
        yield f"succeeded, and is in the audit log {audited} times"
    effects = evidence.effects[command.verb, command.key]
    if effects not in SEEN.get(command.verb, (1,)):
        yield f"succeeded, and took effect {effects} times"
    if command.verb is Verb.ADJUST and effects and not _as_asked(command, evidence):
        yield "succeeded, and another figure is in the ledger"
    stored = evidence.answers.get(command.key)
    if stored is None:
        yield "succeeded, and its answer is not stored"
    elif (stored.status, json.loads(stored.body)) != (success.status, success.answer):
        yield "succeeded, and another answer is stored"


def _as_asked(command: Command, evidence: Evidence) -> bool:
    row = evidence.adjustments[command.key]
    asked = (command.body["user"], Decimal(command.body["hours"]))
    return (row.person, Decimal(row.hours)) == asked


def _not_done(told: Told, evidence: Evidence) -> Iterator[str]:
    command = told.command
    if audited := len(evidence.audited.get(command.key, [])):
        yield f"was refused, and is in the audit log {audited} times"
    if effects := evidence.effects[command.verb, command.key]:
        yield f"was refused, and took effect {effects} times"
    if command.key in evidence.answers:
        yield "was refused, and its answer is stored"


def _unasked(told: Iterable[Told], evidence: Evidence) -> Iterator[str]:
    """Effects of commands that nobody gave."""
    known = {each.command.key for each in told}
    for verb, key in evidence.effects:
        if key not in known:
            yield f"{key}: nobody asked for this {verb}"
    for key in evidence.audited.keys() - known:
        yield f"{key}: nobody asked for what the audit log tells"


def _stories(told: Iterable[Told], evidence: Evidence) -> Iterator[str]:
    """What each request has become is what was acknowledged, each time one version further."""
    acknowledged: defaultdict[int, Counter[Verb]] = defaultdict(Counter)
    for each in told:
        if each.success is not None and each.command.leave is not None:
            acknowledged[each.command.leave][each.command.verb] += 1
    for leave in evidence.leaves:
        verbs = acknowledged[leave.id]
        yield from (f"request {leave.id}: {fault}" for fault in _misfits(leave, verbs))
    for lost in acknowledged.keys() - {leave.id for leave in evidence.leaves}:
        yield f"request {lost}: it is not there"


def _misfits(leave: Leave, verbs: Counter[Verb]) -> Iterator[str]:
    if leave.version != 1 + verbs.total():
        yield f"is version {leave.version} after {verbs.total()} acknowledged changes"
    found = {
        Verb.EDIT: " " in leave.notes,
        Verb.APPROVE: leave.decision_comment != "",
        Verb.REJECT: leave.status == "REJECTED",
        Verb.CANCEL: leave.status == "CANCELLED",
    }
    for verb, is_seen in found.items():
        if is_seen != (verbs[verb] > 0):
            yield f"is {leave.status} after {verbs[verb]} acknowledged of {verb}"
        if verb is not Verb.EDIT and verbs[verb] > 1:
            yield f"{verb} was acknowledged {verbs[verb]} times"
