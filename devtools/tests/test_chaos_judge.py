"""The judge of `dev.py chaos` sees every kind of broken promise, and none where all are kept."""

import json
from typing import Any

import pytest

from devtools.chaos.evidence import Adjustment, Answer, Audited, Evidence, Leave
from devtools.chaos.history import Attempt, Command, Told, Verb
from devtools.chaos.judge import violations

OWNER, MANAGER, HR = 1, 2, 3


def command(verb: Verb, key: str, caller: int = OWNER, leave: int | None = 7, **body: Any) -> Told:
    return Told(Command(key, verb, caller, "PUT", "/", body, leave))


def answered(
    told: Told, status: int | None, body: object = None, at: float | None = None, **facts: Any
) -> Told:
    began = float(len(told.attempts)) if at is None else at
    told.attempts.append(Attempt(began, began + 0.5, status, json.dumps(body), **facts))
    return told


def refusal(code: str) -> dict[str, str]:
    return {"code": code}


class World:
    """A submission, an edit, an approval, a cancellation and an adjustment, all as promised."""

    def __init__(self) -> None:
        self.submit = answered(command(Verb.SUBMIT, "s", leave=None), 201, {"id": 7})
        self.edit = answered(command(Verb.EDIT, "e"), 200, {"version": 2})
        self.approve = answered(command(Verb.APPROVE, "a", MANAGER), 200, {"version": 3})
        self.reject = answered(command(Verb.REJECT, "r", HR), 409, refusal("invalid_state"))
        self.cancel = answered(command(Verb.CANCEL, "c"), 200, {"version": 4})
        adjustment = {"user": OWNER, "hours": "8.00"}
        self.adjust = answered(command(Verb.ADJUST, "j", HR, None, **adjustment), 200, {"hours": 8})
        self.leaves = [Leave(7, 4, "CANCELLED", notes="s e", decision_comment="a")]
        self.audited = [
            Audited("s.1", "SUBMIT", 7, OWNER),
            Audited("e.1", "UPDATE", 7, OWNER),
            Audited("a.1", "APPROVE", 7, MANAGER),
            Audited("c.1", "CANCEL", 7, OWNER),
            Audited("j.1", "ADJUST_BALANCE", 9, HR),
        ]
        self.adjustments = [Adjustment("j", OWNER, "8.00")]
        self.answers = {
            each.command.key: Answer(each.attempts[0].status, each.attempts[0].body)
            for each in self.history
            if each.success is not None
        }

    @property
    def history(self) -> list[Told]:
        return [self.submit, self.edit, self.approve, self.reject, self.cancel, self.adjust]

    def judged(self) -> list[str]:
        evidence = Evidence(self.leaves, self.audited, self.adjustments, self.answers)
        return violations(self.history, evidence)


@pytest.fixture
def world() -> World:
    return World()


def test_finds_nothing_where_every_promise_was_kept(world: World) -> None:
    assert world.judged() == []


def test_a_lost_answer_that_was_found_again_is_no_fault(world: World) -> None:
    world.submit.attempts.insert(0, Attempt(0, 0.1, None))
    answered(world.submit, 503, refusal("service_unavailable"), has_retry_after=True)
    answered(world.submit, 201, {"id": 7}, is_replayed=True)

    assert world.judged() == []


def test_sees_an_internal_error(world: World) -> None:
    world.reject.attempts.clear()
    answered(world.reject, 500, refusal("internal_error"))

    assert world.judged() == ["r: answered 500 internal_error"]


def test_sees_a_503_that_says_nothing_about_trying_again(world: World) -> None:
    answered(world.submit, 503, refusal("service_unavailable"))

    assert world.judged() == ["s: 503 without Retry-After"]


def test_sees_a_refusal_that_no_rule_explains(world: World) -> None:
    world.reject.attempts.clear()
    answered(world.reject, 404, refusal("not_found"))

    assert world.judged() == ["r: answered 404 not_found"]


def test_sees_an_acknowledged_submission_that_is_lost(world: World) -> None:
    lost = answered(command(Verb.SUBMIT, "lost", leave=None), 201, {"id": 8})
    world.adjust, kept = lost, world.adjust
    world.adjustments, world.audited = [], world.audited[:-1]

    assert kept.command.verb is Verb.ADJUST
    assert world.judged() == [
        "lost: submit succeeded, and is in the audit log 0 times",
        "lost: submit succeeded, and took effect 0 times",
        "lost: submit succeeded, and its answer is not stored",
    ]


def test_sees_an_adjustment_made_twice(world: World) -> None:
    answered(world.adjust, 200, {"hours": 16})
    world.adjustments *= 2
    world.audited.append(Audited("j.2", "ADJUST_BALANCE", 9, HR))

    assert world.judged() == [
        "j: adjust was answered differently when repeated",
        "j: adjust was carried out anew when repeated",
        "j: adjust succeeded, and is in the audit log 2 times",
        "j: adjust succeeded, and took effect 2 times",
    ]


def test_sees_another_figure_than_was_asked_for(world: World) -> None:
    world.adjustments = [Adjustment("j", OWNER, "4.00")]

    assert world.judged() == ["j: adjust succeeded, and another figure is in the ledger"]


def test_sees_a_missing_audit_entry(world: World) -> None:
    del world.audited[2]

    assert world.judged() == ["a: approve succeeded, and is in the audit log 0 times"]


def test_sees_a_success_that_a_repeat_does_not_know(world: World) -> None:
    answered(world.submit, 409, refusal("overlap"))

    assert world.judged() == ["s: submit was refused (409 overlap) after it had succeeded"]


def test_two_clicks_at_once_may_end_differently(world: World) -> None:
    answered(world.submit, 409, refusal("overlap"), at=0.2)

    assert world.judged() == []


def test_sees_an_answer_that_is_not_stored_or_another_one(world: World) -> None:
    del world.answers["s"]
    world.answers["e"] = Answer(200, "{}")

    assert world.judged() == [
        "s: submit succeeded, and its answer is not stored",
        "e: edit succeeded, and another answer is stored",
    ]


def test_sees_a_refused_command_that_left_something_behind(world: World) -> None:
    world.leaves = [Leave(7, 4, "CANCELLED", "s e", "a", rejection_reason="rejected as r")]
    world.audited.append(Audited("r.1", "REJECT", 7, HR))
    world.answers["r"] = Answer(None, "")

    assert world.judged() == [
        "r: reject was refused, and is in the audit log 1 times",
        "r: reject was refused, and took effect 1 times",
        "r: reject was refused, and its answer is stored",
    ]


def test_a_refusal_counts_only_when_nothing_else_was_under_way(world: World) -> None:
    world.reject.attempts.insert(0, Attempt(0, 0.1, None))
    assert world.judged() == ["r: reject nobody could find out what became of it"]

    world.reject.last_word = world.reject.attempts[-1]
    assert world.judged() == []


def test_sees_a_lost_update(world: World) -> None:
    world.leaves = [Leave(7, 3, "CANCELLED", notes="s e", decision_comment="a")]

    assert world.judged() == ["request 7: is version 3 after 3 acknowledged changes"]


def test_sees_a_decision_that_was_undone(world: World) -> None:
    world.leaves = [Leave(7, 4, "PENDING", notes="s e")]

    assert world.judged() == [
        "a: approve succeeded, and took effect 0 times",
        "request 7: is PENDING after 1 acknowledged of approve",
        "request 7: is PENDING after 1 acknowledged of cancel",
    ]


def test_sees_two_acknowledged_decisions(world: World) -> None:
    world.reject.attempts.clear()
    answered(world.reject, 200, {"version": 5})
    world.leaves = [Leave(7, 5, "CANCELLED", "s e", "a", rejection_reason="rejected as r")]
    world.audited.append(Audited("r.1", "REJECT", 7, HR))
    world.answers["r"] = Answer(200, json.dumps({"version": 5}))

    assert world.judged() == ["request 7: is CANCELLED after 1 acknowledged of reject"]


def test_sees_what_nobody_asked_for(world: World) -> None:
    world.leaves.append(Leave(8, 1, "PENDING", notes="ghost"))
    world.audited.append(Audited("spook.1", "SUBMIT", 8, OWNER))

    assert world.judged() == [
        "ghost: nobody asked for this submit",
        "spook: nobody asked for what the audit log tells",
    ]
