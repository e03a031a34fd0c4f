"""sslyze against nginx with deploy/nginx.conf, and the headers of what it answers by itself."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from devtools import processes, serve
from devtools.console import StopError
from devtools.images.http import Browser
from devtools.images.local import refuse_missing_programs
from devtools.images.machine import network_settings
from devtools.places import ROOT
from devtools.scans.outcome import Outcome
from devtools.scans.tools import output_of
from devtools.stack.edge import HOST, Edge

SECONDS = 300
READY_SECONDS = 20
PAGE = "<!doctype html><title>Leave</title>"
# Nobody but this machine trusts the certificate made for the scan.
OF_OUR_OWN = "certificate_path_validation"
COMPLIANT = "OK - Compliant"
FAILED = re.compile(r"^ *\* (.+)$", re.MULTILINE)
HARDENING = ("Strict-Transport-Security", "Content-Security-Policy", "X-Content-Type-Options")
BODY_TOO_LARGE = 7_000_000


def scan(programs: Path) -> Outcome:
    """Mozilla's intermediate profile: TLS 1.2 and 1.3, forward secrecy, no known weakness."""
    refuse_missing_programs()
    outcome = Outcome("tls")
    with _edge() as edge:
        where = f"{HOST}:{edge.https}"
        command = [programs / "sslyze", "--mozilla_config=intermediate", where]
        said = output_of("sslyze", command, SECONDS)
        outcome.figures["accepted suites"] = len(re.findall(r"^ +TLS_\w+ +\d+", said, re.MULTILINE))
        verdict = said[said.find("COMPLIANCE AGAINST") :]
        if COMPLIANT not in verdict:
            reasons = FAILED.findall(verdict) or [f"no verdict on {where}"]
            outcome.findings += [each for each in reasons if not each.startswith(OF_OUR_OWN)]
        outcome.findings += _without_headers(Browser(f"https://{where}", edge.certificate), outcome)
    return outcome


@contextlib.contextmanager
def _edge() -> Iterator[Edge]:
    """In front of nobody: what nginx says then is its own."""
    with tempfile.TemporaryDirectory(prefix="leave-edge-") as folder:
        home = Path(folder)
        home.chmod(0o755)  # nginx reads the page as somebody else
        for name in ("nginx.conf", "security_headers.conf"):
            shutil.copy(ROOT / "deploy" / name, home / name)
        html = home / "html"
        html.mkdir()
        (html / "index.html").write_text(PAGE)
        ports: list[int] = []
        while len(ports) < 4:
            ports.append(serve.free_port(besides=ports))
        http, https, *instances = ports
        edge = Edge(home / "nginx.conf", html, home, http, https, instances)
        edge.write(edge.config.read_text())
        server = processes.start(
            edge.command("-g", "daemon off;"), network_settings(), home, home / "nginx.log"
        )
        try:
            _wait_until_listening(https, home / "nginx.log")
            yield edge
        finally:
            processes.end(server)


def _wait_until_listening(port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not serve.listens(port):
        if time.monotonic() > deadline:
            raise StopError(f"nginx does not listen: {processes.telling_line(log)}")
        time.sleep(0.05)


def _without_headers(browser: Browser, outcome: Outcome) -> Iterator[str]:
    answers = {
        "a page": (browser.get("/login"), 200),
        "an API that is away": (browser.get("/api/v1/auth/me/"), 503),
        "a body too large": (browser.post("/api/v1/auth/login/", {"a": "x" * BODY_TOO_LARGE}), 413),
    }
    outcome.figures["answers looked at"] = len(answers)
    for what, (reply, status) in answers.items():
        if reply.status != status:
            yield f"{what}: {reply.status} instead of {status}"
        yield from (f"{what} without {name}" for name in HARDENING if not reply.headers[name])
