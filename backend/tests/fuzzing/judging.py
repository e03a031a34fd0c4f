"""What an answer must be, whatever was sent."""

from typing import Any

from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.tests.fuzzing.callers import Caller
from backend.tests.fuzzing.tally import Tally

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# What stands in the way of a caller: renewed, since other calls are about something else.
LOCKED_OUT = {"token_invalid", "not_authenticated", "password_change_required"}
# The one list that shows people of all companies: those HR may choose as an approver.
SHOWN_TO_ALL = "/api/v1/users/approver-options/"


class Judge:
    def __init__(self) -> None:
        self.tally = Tally()

    def judge(self, case: Any, response: Any, caller: Caller) -> None:
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
                self.fail(case, caller, "shows", secret)

    def _note(self, case: Any, caller: Caller, failure: BaseException) -> None:
        title = failure.title if isinstance(failure, Failure) else type(failure).__name__
        self.fail(case, caller, title, str(failure))

    def _judge_problem(self, case: Any, response: Any, caller: Caller) -> None:
        kind = response.headers.get("content-type", [""])[0]
        problem = response.json() if kind == "application/problem+json" else {}
        if problem.get("status") != response.status_code:
            self.fail(case, caller, "is no problem document", response.text[:500])
        if problem.get("code") in LOCKED_OUT:
            caller.come_back()

    def fail(self, case: Any, caller: Caller, what: str, detail: str) -> None:
        curl = case.as_curl_command()
        key = f"{case.operation.label} {what}"
        self.tally.failures.setdefault(key, f"{caller.name}: {detail}\n{curl}")
