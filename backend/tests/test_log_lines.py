"""What every write leaves in the log: who, what, how long, and nothing of what was said."""

import json
import logging
from collections.abc import Iterator
from logging.config import dictConfig
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from rest_framework.test import APIClient

from backend.log_lines import json_lines
from backend.tests.world import World
from backend.tests.writes import WRITES
from backend.tests.written.write import Write
from conftest import SignIn

pytestmark = pytest.mark.django_db
LINE = {
    *("timestamp", "level", "logger", "message", "request_id"),
    *("method", "path", "status", "duration_ms", "statements"),
}
SHORTEST_SECRET = 3


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The file of a server that logs all it can, set up as every server sets it up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    dictConfig(json_lines("DEBUG", str(tmp_path / "log")))
    yield tmp_path / "log"
    dictConfig(settings.LOGGING)
    root.handlers, root.level = handlers, level


def test_one_line_for_each_write_with_nothing_of_its_body_or_answer(
    world: World, as_user: SignIn, log: Path
) -> None:
    told = {write.operation: sent(write, world, as_user, log) for write in WRITES}

    assert len(told) >= 48
    assert {name: leaks for name, (_, leaks) in told.items() if leaks} == {}
    for write in WRITES:
        line, is_known = told[write.operation][0], write.caller != "nobody"
        assert {*line} == LINE | ({"user_id"} if is_known else set())
        assert (line["method"], line["path"]) == (write.method, write.url(world))
        assert (line["level"], line["request_id"], line["status"]) == ("info", "same", write.status)
        assert line.get("user_id") == (getattr(world, write.caller).pk if is_known else None)
        assert line["statements"] > 0
        assert 0 < line["duration_ms"] < 60_000


def sent(
    write: Write, world: World, as_user: SignIn, log: Path
) -> tuple[dict[str, Any], list[str]]:
    """The line of the write, which is then undone, and what the log says that it must not."""
    client = APIClient() if write.caller == "nobody" else as_user(getattr(world, write.caller))
    with transaction.atomic():
        body = write.body(world)
        log.write_text("")
        response = write.send(client, world, body, "multipart" if write.is_upload else "json")
        said = [] if response.streaming else [*texts(response.json() if response.content else {})]
        transaction.set_rollback(True)
    lines = [json.loads(row) for row in log.read_text().splitlines()]
    (line,) = [each for each in lines if each["logger"] == "core.requests"]
    told = " ".join(texts([{**each, "timestamp": ""} for each in lines]))
    return line, [part for part in {*texts(body), *said} - {*line.values()} if part in told]


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)
    elif isinstance(value, str) and len(value) > SHORTEST_SECRET:
        yield value
