"""Cast a company, make some of the calls once, and print all of them with what they cost as JSON.

Runs as `python -m devtools.bench.rehearsal <captures> [word ...]` in the environment of the server.
"""

import json
import os
import sys
from dataclasses import asdict, replace
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
django.setup(set_prefix=False)

from django.db import connection, transaction  # noqa: E402
from django.http.response import HttpResponseBase  # noqa: E402
from django.test import Client  # noqa: E402

from core import clock  # noqa: E402
from devtools.bench.calls import (  # noqa: E402
    APPROVE,
    COMMAND,
    POLL,
    SUBMIT,
    Call,
    Endpoint,
    endpoints,
    export,
)
from devtools.bench.cast import Cast, number_from_afar  # noqa: E402
from devtools.bench.tape import Statement, Tape  # noqa: E402

HOST = "127.0.0.1"
READS_KEPT = 8


def rehearse(captures: int, words: list[str]) -> dict[str, Any]:
    """Of the endpoints whose name holds a word, if there are any words."""
    cast = Cast(clock.now())
    number_from_afar()
    with transaction.atomic():
        wanted = [
            endpoint
            for endpoint in endpoints(cast)
            if not words or any(word in endpoint.name for word in words)
        ]
        everything = export(cast.overseer(), cast.now.date())
        deciders = cast.deciders()
    return {
        "endpoints": [_rehearsed(endpoint, captures) for endpoint in wanted],
        "export": asdict(everything),
        "deciders": deciders,
        "options": connection.settings_dict["OPTIONS"]["options"],
    }


def _rehearsed(endpoint: Endpoint, captures: int) -> dict[str, Any]:
    """Commands that were captured are not made again; reads are."""
    calls, is_command = endpoint.calls, endpoint.kind == COMMAND
    if endpoint.name == POLL:
        calls = [_knowing(call) for call in calls]
    kept = calls[: captures if is_command else READS_KEPT]
    tapes, sizes = zip(*map(_play, kept), strict=True)
    return {
        "name": endpoint.name,
        "kind": endpoint.kind,
        "calls": [asdict(call) for call in (calls[len(kept) :] if is_command else calls)],
        "tapes": [[asdict(statement) for statement in tape] for tape in tapes],
        "bytes": sizes,
        "feeds": endpoint.name == SUBMIT,
        "is_fed": endpoint.name == APPROVE,
    }


def _knowing(poll: Call) -> Call:
    """The poll of a client that has the newest count."""
    tag = _answer_to(poll).headers["ETag"]
    return replace(poll, headers={**poll.headers, "If-None-Match": tag})


def _play(call: Call) -> tuple[list[Statement], int]:
    tape = Tape()
    with tape.recording():
        response = _answer_to(call)
    return tape.statements, len(response.content)


def _answer_to(call: Call) -> Any:
    response: HttpResponseBase = Client(headers={"Host": HOST}).generic(
        call.method,
        call.path,
        "" if call.body is None else json.dumps(call.body),
        content_type="application/json" if call.body is not None else "",
        headers=call.headers,
    )
    if response.status_code >= 400:
        raise SystemExit(f"{call.method} {call.path} was answered {response.status_code}")
    return response


if __name__ == "__main__":
    print(json.dumps(rehearse(int(sys.argv[1]), sys.argv[2:])))
