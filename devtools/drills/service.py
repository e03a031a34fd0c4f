"""A company that works: gunicorn before a cluster of its own, and people who give commands."""

from __future__ import annotations

import contextlib
import datetime
import json
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools import environment, postgres, serve
from devtools.chaos.actors import REQUESTS, Actor, Company, Stage
from devtools.chaos.calls import Caller
from devtools.chaos.history import Command, Verb
from devtools.chaos.scene import AS_IN_PRODUCTION, found_company
from devtools.cluster import Cluster
from devtools.console import StopError
from devtools.up import manage

DATABASE = "leave_drill"
UPLOADS = "/api/v1/leaves/attachments/"
PATIENCE = 20.0
MOST_TRIES = 10
PAUSE_SECONDS = 2.0  # What a 503 says to wait.
PEOPLE = 8
BEYOND_THE_ACTORS = datetime.timedelta(days=200)
BOUNDARY = "drill-boundary"


@dataclass(frozen=True, slots=True)
class Service:
    port: int
    env: dict[str, str]
    company: Company

    @property
    def url(self) -> str:
        return self.env["DATABASE_URL"]

    @property
    def media(self) -> Path:
        return Path(self.env["MEDIA_ROOT"])

    def stage(self, seed: int) -> Stage:
        today = datetime.datetime.now(datetime.UTC).date()
        caller = Caller(serve.HOST, self.port, self.company.tokens)
        return Stage(seed, self.company, caller, today)

    def upload(self, person: int, content: bytes) -> int:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n'
        body = f"{head}Content-Type: application/pdf\r\n\r\n".encode() + content
        request = urllib.request.Request(  # noqa: S310
            f"{serve.address(self.port)}{UPLOADS}",
            data=body + f"\r\n--{BOUNDARY}--\r\n".encode(),
            headers={
                "Authorization": f"Bearer {self.company.tokens[person]}",
                "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            },
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return int(json.load(answer)["id"])


@contextlib.contextmanager
def in_service(cluster: Cluster, media: Path, **changes: str) -> Iterator[Service]:
    """Of a new database in a cluster that runs."""
    postgres.drop_database(cluster, DATABASE)
    postgres.create_database(cluster, DATABASE)
    env = {
        **environment.base(),
        **environment.development_secrets(),
        **AS_IN_PRODUCTION,
        "DATABASE_URL": cluster.url(DATABASE),
        "MEDIA_ROOT": str(media),
        **changes,
    }
    manage(env, "migrate", "--verbosity=0")
    company, port = found_company(env), serve.free_port()
    with serve.running(env, port):
        yield Service(port, env, company)


@contextlib.contextmanager
def at_work(stage: Stage, first: int = 0) -> Iterator[None]:
    """Meanwhile people work; afterwards everything they asked for has been answered."""
    actors = [Actor(stage, first + number) for number in range(PEOPLE)]
    for actor in actors:
        actor.start()
    try:
        yield
    finally:
        stage.over.set()
        for actor in actors:
            actor.join()
    _settle(stage)


def _settle(stage: Stage) -> None:
    for told in stage.history:
        for _ in range(MOST_TRIES):
            if told.is_settled:
                break
            stage.caller.attempt(told, PATIENCE, is_last_word=True)
        if not told.is_settled:
            raise StopError(f"nobody could find out what became of {told.command.key}.")


def ask_with_document(service: Service, stage: Stage, number: int) -> bytes:
    """Somebody's request with a document, of which the content is told."""
    people: Sequence[dict[str, int]] = service.company.employees
    person = people[number % len(people)]["id"]
    content = b"%PDF-1.4\n" + f"document {number} {time.monotonic_ns()}".encode() * 500
    kinds = [each for each in service.company.categories if not each["is_counted"]]
    monday = stage.today + BEYOND_THE_ACTORS + datetime.timedelta(7 * number)
    monday -= datetime.timedelta(monday.weekday())
    key = f"document-{number}"
    body = {
        "category": kinds[0]["id"],
        "start_date": str(monday),
        "end_date": str(monday),
        "notes": key,
        "attachment": service.upload(person, content),
    }
    told = stage.history.begin(Command(key, Verb.SUBMIT, person, "POST", REQUESTS, body))
    for _ in range(MOST_TRIES):
        if stage.caller.attempt(told, PATIENCE).is_success:
            return content
        if not told.attempts[-1].is_unknown:
            break
        time.sleep(PAUSE_SECONDS)
    raise StopError(f"a request with a document was refused: {told.attempts[-1].body}")
