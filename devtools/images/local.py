"""The machines of the compose files, as addresses of this one."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterable, List, Sequence, Tuple
from urllib.parse import quote

from devtools.console import StopError
from devtools.serve import free_port

NEEDED = {
    "nginx": "nginx-light",
    "redis-server": "redis-server",
    "pgbouncer": "pgbouncer",
    "openssl": "openssl",
    "curl": "curl",
}
DATABASE_ADDRESS = re.compile(r"@db:5432/(\w+)")


def refuse_missing_programs() -> None:
    missing = [package for program, package in NEEDED.items() if not find_program(program)]
    if missing:
        raise StopError(f"the servers of the images are missing: apt install {' '.join(missing)}.")


def find_program(name: str) -> "str | None":
    """Debian keeps servers where an ordinary user's PATH does not look."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


@dataclass(frozen=True)
class Ports:
    """`api` is the only instance of development, and the first of production."""

    api: int
    second: int
    web: int
    cache: int
    pooler: int
    http: int
    https: int


def choose_ports() -> Ports:
    chosen: List[int] = []
    while len(chosen) < len(Ports.__dataclass_fields__):
        chosen.append(free_port(besides=chosen))
    return Ports(*chosen)


@dataclass(frozen=True)
class Translation:
    """Every replacement must find something, so that a changed file cannot slip past."""

    pairs: Sequence[Tuple[str, str]]

    def of(self, text: str) -> str:
        for wanted, here in self.pairs:
            if wanted not in text:
                raise StopError(f"expected {wanted!r} in: {text[:200]}")
            text = text.replace(wanted, here)
        return text

    def of_words(self, words: Iterable[str]) -> List[str]:
        return self.of("\0".join(words)).split("\0")


def database_here(text: str, sockets: Path) -> str:
    """`@db:5432/name` as an address on the socket of the embedded PostgreSQL."""
    folder = quote(str(sockets), safe="")
    return DATABASE_ADDRESS.sub(rf"@/\1?host={folder}&port=5432", text)


def environment_here(env: Dict[str, str], ports: Ports, sockets: Path) -> Dict[str, str]:
    here = {name: database_here(value, sockets) for name, value in env.items()}
    for name, machine, port in (
        ("CACHE_URL", "cache:6379", ports.cache),
        ("API_ORIGIN", "backend:8000", ports.api),
        ("READER_DATABASE_URL", "pgbouncer:6432", ports.pooler),
    ):
        if name in here:
            here[name] = Translation([(machine, f"127.0.0.1:{port}")]).of(here[name])
    if "READER_DATABASE_URL" in here:
        pooled = Translation([("pgbouncer:6432", f"127.0.0.1:{ports.pooler}")])
        here["DATABASE_URL"] = pooled.of(here["DATABASE_URL"])
    return here
