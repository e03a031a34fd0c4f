"""What the database holds when all is over; the judge believes nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import psycopg

from devtools.chaos.history import Verb

ACTIONS = {
    "SUBMIT": Verb.SUBMIT,
    "UPDATE": Verb.EDIT,
    "APPROVE": Verb.APPROVE,
    "REJECT": Verb.REJECT,
    "CANCEL": Verb.CANCEL,
    "ADJUST_BALANCE": Verb.ADJUST,
}


@dataclass(frozen=True, slots=True)
class Leave:
    id: int
    version: int
    status: str
    notes: str = ""
    decision_comment: str = ""
    rejection_reason: str = ""


@dataclass(frozen=True, slots=True)
class Audited:
    """`actor` None: the system, where a category needs no approval."""

    request_id: str
    action: str
    target: int
    actor: int | None

    @property
    def key(self) -> str:
        return self.request_id.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A ledger row: `key` is its reason."""

    key: str
    person: int
    hours: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: int | None
    body: str


class Evidence:
    """The rows, and by verb and key how often a command is seen in them.

    An edit is seen until the next edit of that request; a cancellation bears no key but in the
    audit log, so that the judge counts versions and states as well.
    """

    def __init__(
        self,
        leaves: Iterable[Leave],
        audited: Iterable[Audited],
        adjustments: Iterable[Adjustment],
        answers: dict[str, Answer],
    ) -> None:
        self.leaves = list(leaves)
        self.answers = answers
        self.audited: defaultdict[str, list[Audited]] = defaultdict(list)
        for entry in audited:
            self.audited[entry.key].append(entry)
        self.adjustments: dict[str, Adjustment] = {}
        self.effects = Counter(self._marks())
        for row in adjustments:
            self.adjustments[row.key] = row
            self.effects[Verb.ADJUST, row.key] += 1

    def _marks(self) -> Iterator[tuple[Verb, str]]:
        for leave in self.leaves:
            filed, *edited = leave.notes.split(" ")
            yield (Verb.SUBMIT, filed)
            yield from ((Verb.EDIT, key) for key in edited)
            if leave.decision_comment:
                yield (Verb.APPROVE, leave.decision_comment)
            if leave.rejection_reason:
                yield (Verb.REJECT, leave.rejection_reason.rpartition(" ")[2])


LEAVES = """
    SELECT id, version, status, notes, decision_comment, rejection_reason
      FROM leaves_leaverequest
"""
AUDITED = "SELECT request_id, action, target_id, actor_id FROM core_auditlog WHERE action = ANY(%s)"
ADJUSTMENTS = """
    SELECT entry.reason, balance.user_id, entry.adjusted::text
      FROM leaves_ledgerentry entry JOIN leaves_leavebalance balance ON balance.id = balance_id
     WHERE entry.kind = 'ADJUST'
"""
ANSWERS = "SELECT key, status, body FROM core_idempotencykey"


def gather(url: str) -> Evidence:
    with psycopg.connect(url) as connection:
        return Evidence(
            leaves=(Leave(*row) for row in connection.execute(LEAVES)),
            audited=(Audited(*row) for row in connection.execute(AUDITED, [list(ACTIONS)])),
            adjustments=(Adjustment(*row) for row in connection.execute(ADJUSTMENTS)),
            answers={key: Answer(*rest) for key, *rest in connection.execute(ANSWERS)},
        )
