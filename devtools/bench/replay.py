"""The statements of calls, sent again by pgbench: what the database alone could do."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from devtools.cluster import SUPERUSER, Cluster, clean_environment
from devtools.console import StopError
from devtools.wire import PORT

THREADS = 2
RATE = re.compile(r"^tps = ([\d.]+) \(without initial connection time\)", re.MULTILINE)


class Sent(NamedTuple):
    """One statement; `made` is the id that its INSERT returned when it was recorded."""

    sql: str
    rows: int = 0
    made: int | None = None


class Target(NamedTuple):
    """`options` are those of the server's connections: they decide on plans."""

    cluster: Cluster
    database: str
    options: str


def script(calls: Sequence[Sequence[Sent]]) -> str:
    """One call after the other. What refers to a new row refers to the one that is made now."""
    lines: list[str] = []
    for number, call in enumerate(calls):
        names = {
            str(sent.made): f"made_{number}_{place}_"
            for place, sent in enumerate(call)
            if sent.made is not None and _is_mentioned(sent.made, call[place + 1 :])
        }
        for sent in call:
            sql = sent.sql.rstrip("; \n")
            for made, name in names.items():
                sql = re.sub(rf"(?<!\d){made}(?!\d)", f":{name}id", sql)
            asks = str(sent.made) in names
            lines.append(f"{sql} \\gset {names[str(sent.made)]}" if asks else f"{sql};")
    return "\n".join(lines) + "\n"


def shared_out(calls: Sequence[Sequence[Sent]], clients: int) -> str:
    """Every call once, each by one of the clients."""
    parts = [
        f"\\if :client_id = {client}\n{script(calls[client::clients])}\\endif\n"
        for client in range(clients)
    ]
    return "".join(parts)


def rate_of_reads(
    target: Target, calls: Sequence[Sequence[Sent]], clients: int, seconds: int
) -> float:
    """Calls per second when any of them is sent at any time."""
    scripts = [script([call]) for call in calls]
    return _tps(target, scripts, ["-c", str(clients), "-T", str(seconds)])


def rate_of_commands(target: Target, calls: Sequence[Sequence[Sent]], clients: int) -> float:
    """Calls per second when each is sent once: what it did cannot be done again."""
    clients = min(clients, len(calls))
    calls = calls[: len(calls) // clients * clients]
    rounds = _tps(target, [shared_out(calls, clients)], ["-c", str(clients), "-t", "1"])
    return rounds * len(calls) / clients


def _is_mentioned(made: int, later: Sequence[Sent]) -> bool:
    return any(str(made) in sent.sql for sent in later)


def _tps(target: Target, scripts: Sequence[str], how: list[str]) -> float:
    cluster = target.cluster
    with tempfile.TemporaryDirectory(prefix="leave-bench-") as folder:
        command = [cluster.binaries / "pgbench", "-n", "-j", THREADS, *how]
        for number, text in enumerate(scripts):
            file = Path(folder) / f"{number}.sql"
            file.write_text(text)
            command += ["-f", file]
        command += ["-h", cluster.socket_folder, "-p", PORT, "-U", SUPERUSER, target.database]
        answer = subprocess.run(
            [str(word) for word in command],
            check=False,
            env=dict(clean_environment(), PGOPTIONS=target.options),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    found = RATE.search(answer.stdout)
    if answer.returncode or found is None:
        raise StopError(f"pgbench refused: {answer.stderr.strip()[-500:]}")
    return float(found[1])
