"""Calls of every operation of the API document, made up by schemathesis and made likely here."""

import contextlib
import copy
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, cast

import hypothesis
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.tests.world import World, refresh_token
from backend.wsgi import application
from users.models import User
from users.tests.builders import access_token_for
from users.tests.factories import PASSWORD

SEED = 20260304
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# What stands in the way of a caller: renewed, since other calls are about something else.
LOCKED_OUT = {"token_invalid", "not_authenticated", "password_change_required"}
# The callers bring their own tokens, so that what is made up gets past them.
SIGNED_IN = SchemathesisConfig.from_dict({"generation": {"with-security-parameters": False}})
LIKELY, OFTEN = 0.8, 0.6
# The one list that shows people of all companies: those HR may choose as an approver.
SHOWN_TO_ALL = "/api/v1/users/approver-options/"


@dataclass
class Tally:
    """What was called, what came back, and what must not have."""

    statuses: Counter[str] = field(default_factory=Counter)
    succeeded: Counter[str] = field(default_factory=Counter)
    operations: set[str] = field(default_factory=set)
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        return self.statuses.total()

    def report(self) -> list[str]:
        return [f"{what}\n{detail}" for what, detail in sorted(self.failures.items())]

    def __str__(self) -> str:
        answers = ", ".join(f"{status}: {n}" for status, n in sorted(self.statuses.items()))
        missed = sorted(self.operations - {*self.succeeded})
        return (
            f"{len(self.operations)} operations, {self.cases} cases, "
            f"{len(self.failures)} failures ({answers}); never succeeded: {missed}"
        )


class Caller:
    """Somebody who calls, and comes back when a call has locked them out."""

    def __init__(self, name: str, person: User | None, secrets: Iterable[str] = ()) -> None:
        self.name, self.person, self.secrets = name, person, tuple(secrets)
        self.facts = User.objects.values().get(pk=person.pk) if person else {}
        self.headers: dict[str, str] = {}
        self.come_back()

    def come_back(self) -> None:
        if self.person is not None:
            User.objects.filter(pk=self.person.pk).update(**self.facts)
            self.headers = {"Authorization": f"Bearer {access_token_for(self.person)}"}


class Fuzzer:
    def __init__(self, world: World, examples: int) -> None:
        self.examples, self.tally = examples, Tally()
        self.chance = random.Random(SEED)  # noqa: S311
        self.pools = pools(world)
        schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application, config=SIGNED_IN)
        operations: list[Any] = [found.ok() for found in cast("Any", schema.get_all_operations())]
        self.tally.operations |= {operation.label for operation in operations}
        self.cases = [case for operation in operations for case in self._made_up(operation)]

    def call_everything(self, caller: Caller) -> None:
        for mode, case in self.cases:
            parts = case.path_parameters, case.query, case.body
            for pk in self._ids_for(mode, case):
                case.path_parameters, case.query, case.body = copy.deepcopy(parts)
                if mode.is_positive:
                    self._make_likely(case)
                if pk is not None:
                    case.path_parameters["id"] = pk
                self._judge(case, case.call(headers=caller.headers), caller)
            case.path_parameters, case.query, case.body = parts

    def _ids_for(self, mode: GenerationMode, case: Any) -> list[Any]:
        """What the caller's company has, and what the other has: each is asked for."""
        if mode.is_positive and "id" in (case.path_parameters or {}):
            return self.pools["id"](case.path)
        return [None]

    def _made_up(self, operation: Any) -> list[tuple[GenerationMode, Any]]:
        made: list[tuple[GenerationMode, Any]] = []
        for mode in GenerationMode:

            @hypothesis.seed(SEED)
            @hypothesis.settings(
                max_examples=self.examples,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
            def collect(case: Any) -> None:
                made.append((mode, case))  # noqa: B023

            # What takes nothing cannot be given anything wrong.
            with contextlib.suppress(hypothesis.errors.Unsatisfiable):
                collect()
        return made

    def _make_likely(self, case: Any) -> None:
        """Ids that exist, here or there, and values rules can be met with."""
        for part in (case.path_parameters, case.query, case.body):
            for name in part if isinstance(part, dict) else ():
                if name in self.pools and self.chance.random() < LIKELY:
                    part[name] = self.chance.choice(self.pools[name](case.path))
        if isinstance(case.query, dict) and self.chance.random() < OFTEN:
            case.query.clear()

    def _judge(self, case: Any, response: Any, caller: Caller) -> None:
        label, status = case.operation.label, response.status_code
        self.tally.statuses[str(status)] += 1
        if 200 <= status < 300:
            self.tally.succeeded[label] += 1
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                self._note(case, caller, failure)
        if status >= 400:
            self._judge_problem(case, response, caller)
        text = response.content.decode(errors="replace")
        for secret in caller.secrets:
            if secret in text and case.path != SHOWN_TO_ALL:
                self._fail(case, caller, "shows", secret)

    def _note(self, case: Any, caller: Caller, failure: BaseException) -> None:
        title = failure.title if isinstance(failure, Failure) else type(failure).__name__
        self._fail(case, caller, title, str(failure))

    def _judge_problem(self, case: Any, response: Any, caller: Caller) -> None:
        kind = response.headers.get("content-type", [""])[0]
        problem = response.json() if kind == "application/problem+json" else {}
        if problem.get("status") != response.status_code:
            self._fail(case, caller, "is no problem document", response.text[:500])
        if problem.get("code") in LOCKED_OUT:
            caller.come_back()

    def _fail(self, case: Any, caller: Caller, what: str, detail: str) -> None:
        curl = case.as_curl_command()
        key = f"{case.operation.label} {what}"
        self.tally.failures.setdefault(key, f"{caller.name}: {detail}\n{curl}")


def pools(world: World) -> dict[str, Callable[[str], list[Any]]]:
    """For each field what its values may be, by the path it is sent to."""

    def both(name: str) -> list[int]:
        return [getattr(world, name).pk, getattr(world.other, name).pk]

    addressed = {
        "requests": both("leave"),
        "business-trips": both("trip"),
        "attachments": both("document"),
        "categories": [world.category.pk],
        "holidays": both("holiday"),
        "users": both("person"),
        "entities": both("entity"),
        "locations": both("location"),
        "departments": both("department"),
        "managers": both("link"),
        "notifications": both("notification"),
    }
    fixed: dict[str, list[Any]] = {
        "category": [world.category.pk],
        "user": both("person"),
        "approver": both("boss"),
        "entity": both("entity"),
        "location": both("location"),
        "department": both("department"),
        "attachment": both("document"),
        "request": both("leave"),
        "email": [world.other.person.email],
        "password": [PASSWORD],
        "current_password": [PASSWORD],
        "new_password": ["brave-Harbour-77"],
        "year": [2026],
        "balance_year": [2026],
        "month": [4],
        "hours": ["8.00", "2.00"],
        "start_date": ["2026-04-13", "2026-06-01"],
        "end_date": ["2026-06-02", "2026-06-05"],
        "start_time": [None],
        "end_time": [None],
        "from_date": [None],
        "from": ["2026-04-01"],
        "to": ["2026-04-30"],
        "join_date": ["2020-01-01"],
        "cursor": [""],
        "page": [1],
    }

    def addressable(path: str) -> list[int]:
        return next((ids for name, ids in addressed.items() if f"/{name}/" in path), [1])

    def always(values: list[Any]) -> Callable[[str], list[Any]]:
        return lambda path: values

    made = {name: always(values) for name, values in fixed.items()}

    def tokens(path: str) -> list[str]:
        return [refresh_token(world.other.person)]

    return made | {"id": addressable, "refresh": tokens}
