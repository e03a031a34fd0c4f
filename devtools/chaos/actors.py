"""The people at their screens: they click twice, give up waiting, and try again."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from devtools.chaos.board import Board, Leave
from devtools.chaos.calls import Caller
from devtools.chaos.history import Command, History, Told, Verb
from devtools.chaos.plan import PATIENT_SECONDS, Step, steps

REQUESTS = "/api/v1/leaves/requests/"
MOST_TRIES = 6
PAUSE_SECONDS = (0.05, 0.5)
HALVES = (("08:00", "11:00", "3.00"), ("14:00", "16:00", "2.00"))
DAYS_AHEAD, DAYS_SPAN = 3, 150


@dataclass(frozen=True, slots=True)
class Company:
    employees: Sequence[dict[str, Any]]
    deciders: Sequence[dict[str, Any]]
    categories: Sequence[dict[str, Any]]

    @property
    def tokens(self) -> dict[int, str]:
        return {person["id"]: person["token"] for person in (*self.employees, *self.deciders)}


@dataclass(slots=True)
class Stage:
    """What all actors share."""

    seed: int
    company: Company
    caller: Caller
    today: datetime.date
    over: threading.Event = field(default_factory=threading.Event)
    board: Board = field(default_factory=Board)
    history: History = field(default_factory=History)


class Actor(threading.Thread):
    def __init__(self, stage: Stage, number: int) -> None:
        super().__init__(name=f"actor {number}", daemon=True)
        self.stage, self.number = stage, number
        self.pauses = Random(f"{stage.seed} pauses {number}")  # noqa: S311

    def run(self) -> None:
        for count, step in enumerate(steps(self.stage.seed, self.number)):
            if self.stage.over.is_set():
                return
            command = self._command(f"chaos-{self.number}-{count}", step)
            self._carry_out(self.stage.history.begin(command), step)

    def _carry_out(self, told: Told, step: Step) -> None:
        caller, over = self.stage.caller, self.stage.over
        caller.at_once(told, step.patience, step.clicks)
        while not told.is_settled and step.insists and len(told.attempts) < MOST_TRIES:
            if over.wait(self.pauses.uniform(*PAUSE_SECONDS)):
                return
            caller.attempt(told, PATIENT_SECONDS)
            if not told.attempts[-1].is_unknown:
                break
        self._learn(told)
        if told.success is not None and step.repeats:
            caller.attempt(told, step.patience)

    def _learn(self, told: Told) -> None:
        board, leave = self.stage.board, told.command.leave
        if told.success is not None and told.command.verb is not Verb.ADJUST:
            board.learn(told.success.answer)
        elif leave is not None and any(try_.code == "invalid_state" for try_ in told.attempts):
            board.forget(leave)

    def _command(self, key: str, step: Step) -> Command:
        if step.verb is Verb.ADJUST:
            return self._adjust(key, step)
        if step.verb is Verb.SUBMIT:
            return self._submit(key, step)
        leave = self.stage.board.pick(step.verb, step.target)
        if leave is None:
            return self._submit(key, step)
        return self._at_request(key, step, leave)

    def _submit(self, key: str, step: Step) -> Command:
        person = _one(self.stage.company.employees, step.person)["id"]
        categories = self.stage.company.categories
        body = self._ask(step, _one(categories, step.category)["id"])
        return Command(key, Verb.SUBMIT, person, "POST", REQUESTS, {**body, "notes": key})

    def _adjust(self, key: str, step: Step) -> Command:
        counted = [each for each in self.stage.company.categories if each["is_counted"]]
        body = {
            "user": _one(self.stage.company.employees, step.person)["id"],
            "category": _one(counted, step.category)["id"],
            "balance_year": self.stage.today.year + (step.day > 0.5),
            "hours": step.hours,
            "reason": key,
        }
        overseers = [each for each in self.stage.company.deciders if each["role"] != "MANAGER"]
        caller = _one(overseers, step.decider)["id"]
        return Command(key, Verb.ADJUST, caller, "PUT", "/api/v1/leaves/balance/adjust/", body)

    def _at_request(self, key: str, step: Step, leave: Leave) -> Command:
        path = f"{REQUESTS}{leave.id}/"
        decider = _one(self.stage.company.deciders, step.decider)["id"]
        approved_by_hand = [each for each in self.stage.company.categories if each["by_hand"]]
        caller, end, body = {
            Verb.EDIT: (
                leave.owner,
                "",
                {
                    **self._ask(step, _one(approved_by_hand, step.category)["id"]),
                    "notes": f"{leave.filed_under} {key}",
                },
            ),
            Verb.APPROVE: (decider, "approve/", {"comment": key}),
            Verb.REJECT: (decider, "reject/", {"reason": f"rejected as {key}"}),
            Verb.CANCEL: (leave.owner, "cancel/", {"reason": key}),
        }[step.verb]
        if_match = leave.version if step.minds_version else None
        return Command(key, step.verb, caller, "PUT", path + end, body, leave.id, if_match)

    def _ask(self, step: Step, category: int) -> dict[str, Any]:
        first = _working_day(self.stage.today, step.day)
        ask: dict[str, Any] = {"category": category, "start_date": str(first)}
        if step.days == 1 and step.half is not None:
            start, end, hours = HALVES[step.half]
            return {
                **ask,
                "end_date": str(first),
                "hours": hours,
                "start_time": start,
                "end_time": end,
            }
        return {**ask, "end_date": str(first + datetime.timedelta(step.days - 1))}


def _one(among: Sequence[dict[str, Any]], chance: float) -> dict[str, Any]:
    return among[int(chance * len(among))]


def _working_day(today: datetime.date, chance: float) -> datetime.date:
    last = datetime.date(today.year + 1, 12, 24)
    span = min(DAYS_SPAN, (last - today).days - DAYS_AHEAD)
    day = today + datetime.timedelta(DAYS_AHEAD + int(chance * span))
    return day - datetime.timedelta(max(0, day.isoweekday() - 5))
