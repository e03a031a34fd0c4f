"""A mistake is made in a served company; it goes back, in another cluster, to just before.

Every command that was acknowledged before the moment must be there, once; none of after it.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from devtools import postgres, processes, toolchain
from devtools.accounts import server_account
from devtools.backup import base, server
from devtools.backup.base import WAL
from devtools.backup.take import megabytes
from devtools.chaos import judge
from devtools.chaos.actors import REQUESTS, Stage
from devtools.chaos.evidence import gather
from devtools.chaos.history import Command, Verb
from devtools.cluster import Cluster
from devtools.console import StopError, say
from devtools.drills.service import (
    DATABASE,
    PATIENCE,
    Service,
    ask_with_document,
    at_work,
    in_service,
)
from devtools.places import ROOT

WORK_SECONDS = 8
DOCUMENTS = 6
FEWEST_BEFORE, FEWEST_AFTER, FEWEST_CANCELLED = 100, 50, 10
OLD, NEW = "drill-old", "drill-new"
STORED = "SELECT file, size FROM leaves_attachment ORDER BY file"


@dataclass(slots=True)
class Story:
    """`documents`: the digests of what was attached before the moment."""

    vault: Path
    service: Service
    before: Stage
    documents: set[str] = field(default_factory=set)
    moment: datetime.datetime | None = None


def perform(plant: str = "") -> list[str]:
    """`too-late` goes back to a moment after the mistake, which the judge must find out."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="leave-drill-")))
        vault = stack.enter_context(_vault())
        old = stack.enter_context(_cluster(OLD, _archiving(vault)))
        service = stack.enter_context(in_service(old, folder / "media"))
        story = Story(vault, service, service.stage(seed=1))
        _work(story)
        _mark(story)
        _make_the_mistake(story)
        new = stack.enter_context(_cluster(NEW, {}))
        url, media = new.url(DATABASE), folder / "restored"
        _restore(story, url, media, is_too_late=plant == "too-late")
        return _judge(story, url, media)


@contextlib.contextmanager
def _vault() -> Iterator[Path]:
    """Where the account of the server may write its WAL."""
    vault = postgres.named("drill-vault", {}).home
    shutil.rmtree(vault, ignore_errors=True)
    (vault / WAL).mkdir(parents=True)
    vault.chmod(0o755)
    shutil.copy(ROOT / "deploy" / "archive_wal.sh", vault)
    (vault / "archive_wal.sh").chmod(0o644)
    account = server_account()
    if account is not None:
        os.chown(vault / WAL, account.uid, account.gid)
    try:
        yield vault
    finally:
        shutil.rmtree(vault, ignore_errors=True)


def _archiving(vault: Path) -> dict[str, str]:
    return {
        "archive_mode": "on",
        "archive_command": f"sh '{vault}/archive_wal.sh' %p %f '{vault / WAL}'",
    }


@contextlib.contextmanager
def _cluster(name: str, settings: dict[str, str]) -> Iterator[Cluster]:
    cluster = postgres.named(name, settings)
    shutil.rmtree(cluster.home, ignore_errors=True)
    with cluster.in_use():
        yield cluster
    shutil.rmtree(cluster.home, ignore_errors=True)


def _work(story: Story) -> None:
    """The base is taken amid it; half of the documents come later than the base."""
    say(f"People work, {2 * WORK_SECONDS} s and a base backup long")
    with at_work(story.before):
        time.sleep(WORK_SECONDS)
        _attach(story, range(DOCUMENTS))
        began = time.monotonic()
        _backup(story.service.env, "backup", "--base", "--to", story.vault)
        say(f"The base backup took {time.monotonic() - began:.1f} s")
        _attach(story, range(DOCUMENTS, 2 * DOCUMENTS))
        time.sleep(WORK_SECONDS)
    _backup(story.service.env, "backup", "--files", "--to", story.vault)


def _attach(story: Story, numbers: range) -> None:
    for number in numbers:
        content = ask_with_document(story.service, story.before, number)
        story.documents.add(hashlib.sha256(content).hexdigest())


def _mark(story: Story) -> None:
    with server.connected(story.service.url) as connection:
        story.moment = server.one(connection, "SELECT clock_timestamp()")
    say(f"The moment is {story.moment.isoformat()}: {_acknowledged(story.before)} commands before")


def _acknowledged(stage: Stage) -> int:
    return sum(told.success is not None for told in stage.history)


def _make_the_mistake(story: Story) -> None:
    """Whatever can be cancelled is, while work goes on; then all files go.

    Raises StopError when too little happened to prove anything.
    """
    after = story.service.stage(seed=2)
    with at_work(after, first=100):
        cancelled = _cancel_everything(story, after)
        time.sleep(1)
    _attach_after(story, after)
    shutil.rmtree(story.service.media)
    with server.connected(story.service.url) as connection:
        base.require_arrival(connection, story.vault)
        archived = server.one(connection, "SELECT archived_count FROM pg_stat_archiver")
    acknowledged = _acknowledged(after)
    say(
        f"The mistake: {cancelled} requests cancelled, {acknowledged} commands in all, no file left"
    )
    size = sum(file.stat().st_size for file in (story.vault / WAL).iterdir())
    say(f"{archived} segments of WAL archived, {megabytes(size)}")
    enough = (
        (_acknowledged(story.before), FEWEST_BEFORE, "commands before the moment"),
        (acknowledged, FEWEST_AFTER, "commands after it"),
        (cancelled, FEWEST_CANCELLED, "requests cancelled by mistake"),
    )
    for count, fewest, what in enough:
        if count < fewest:
            raise StopError(f"this proves nothing: {count} {what}, of at least {fewest}.")


def _cancel_everything(story: Story, after: Stage) -> int:
    cancelled = 0
    live = [leave for leave in gather(story.service.url).leaves if _is_live(leave.status)]
    owners = {
        told.success.answer["id"]: told.command.caller
        for told in story.before.history
        if told.success is not None and told.command.verb is Verb.SUBMIT
    }
    for leave in live:
        path = f"{REQUESTS}{leave.id}/cancel/"
        command = Command(
            f"mistake-{leave.id}", Verb.CANCEL, owners[leave.id], "PUT", path, {"reason": "Oops"}
        )
        told = after.history.begin(command)
        cancelled += after.caller.attempt(told, PATIENCE).is_success
    return cancelled


def _is_live(status: str) -> bool:
    return status in ("PENDING", "APPROVED")


def _attach_after(story: Story, after: Stage) -> None:
    ask_with_document(story.service, after, 2 * DOCUMENTS)


def _restore(story: Story, url: str, media: Path, *, is_too_late: bool) -> None:
    env = dict(story.service.env, DATABASE_URL=url, MEDIA_ROOT=str(media))
    assert story.moment is not None
    until = ["--accept-missing"] if is_too_late else ["--until", story.moment.isoformat()]
    began = time.monotonic()
    _backup(env, "restore", story.vault, *until)
    say(f"Going back took {time.monotonic() - began:.1f} s")


def _backup(env: dict[str, str], *words: object) -> None:
    command = [toolchain.python(), "-m", "devtools.backup", *words]
    if processes.run_in_terminal(command, env):
        raise StopError(f"{' '.join(str(word) for word in words)} failed.")


def _judge(story: Story, url: str, media: Path) -> list[str]:
    wrong = judge.violations(story.before.history, gather(url))
    with server.connected(url) as connection:
        stored = connection.execute(STORED).fetchall()
    found = set()
    for name, size in stored:
        if not (media / name).exists():
            wrong.append(f"{name} has a row and no file")
            continue
        content = (media / name).read_bytes()
        found.add(hashlib.sha256(content).hexdigest())
        if len(content) != size:
            wrong.append(f"{name} holds {len(content)} bytes, and its row says {size}")
    if found != story.documents:
        lost, strange = story.documents - found, found - story.documents
        wrong.append(f"{len(lost)} documents are lost, {len(strange)} are of after the moment")
    kept = _acknowledged(story.before)
    say(f"{kept} commands of before looked for, {len(story.documents)} documents compared")
    say(f"{len(wrong)} contradictions")
    return wrong
