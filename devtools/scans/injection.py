"""sqlmap over every parameter that reaches the database, with the token of an administrator."""

from __future__ import annotations

import re
from pathlib import Path

from devtools.console import say
from devtools.scans.outcome import Outcome
from devtools.scans.questions import Question, questions
from devtools.scans.scene import Target
from devtools.scans.tools import REPORTS, output_of

SPARE_SECONDS = 30
FIXED = ["--batch", "--level=2", "--risk=1", "--dbms=PostgreSQL", "--threads=4", "--flush-session"]
QUIET = ["--disable-coloring", "--skip-waf", "--timeout=30", "--retries=1", "--skip=Cookie"]
REFUSALS = "--ignore-code=401"  # What a login with a wrong password is answered.
FINISHED = "all tested parameters do not appear to be injectable"
FOUND = "sqlmap identified the following injection point"
TRIED = re.compile(r"parameter '[^']+' does not seem to be injectable")


def scan(programs: Path, target: Target, seconds: int, only: str = "") -> Outcome:
    """`seconds` for each question; one that is cut off is named, not counted as clean."""
    outcome = Outcome("injection")
    token, before = target.token(), target.answers()
    asked = [each for each in questions(target.document()) if each.path.startswith(only)]
    fixed = [*FIXED, *QUIET, REFUSALS, f"--time-limit={seconds}"]
    tried = 0
    for number, question in enumerate(asked, 1):
        say(f"{number} of {len(asked)}: {question.name}")
        name = f"sqlmap-{number:02}"
        command = [programs / "sqlmap", *_arguments(question, target, token), *fixed]
        said = output_of(name, command, seconds + SPARE_SECONDS)
        tried += len(set(TRIED.findall(said)))
        if FOUND in said:
            outcome.findings.append(f"{question.name}: see {name}.log")
        elif FINISHED not in said:
            outcome.left_out.append(f"all of {question.name}: {_last_word(said)}")
    outcome.figures = {"questions": len(asked), "places tried and found closed": tried}
    outcome.count(target.answers() - before)
    return outcome


def _arguments(question: Question, target: Target, token: str) -> list[str]:
    headers = {"Authorization": f"Bearer {token}", **question.headers}
    lines = "\n".join(f"{name}: {value}" for name, value in headers.items())
    words = [f"--url={target.url}{question.path}", f"--headers={lines}", f"--output-dir={REPORTS}"]
    body = [f"--data={question.body}"] if question.body else []
    return [*words, f"--method={question.method}", *body]


def _last_word(said: str) -> str:
    telling = [line for line in said.splitlines() if "CRITICAL" in line or "cut off" in line]
    return (telling or ["out of time"])[-1][:200]
