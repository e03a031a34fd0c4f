"""More clients than there are threads each hold half a request back: nobody else waits for them."""

from __future__ import annotations

import contextlib
import socket
import ssl
import time

from devtools.console import say
from devtools.drills.findings import Findings
from devtools.drills.replica_reads import Overseer
from devtools.drills.scene import INSTANCES, Scene
from devtools.serve import HOST as ADDRESS
from devtools.stack.edge import HOST

THREADS = 4 * 4 * len(INSTANCES)
SLOW = 2 * THREADS
MOST_SECONDS = 8  # nginx gives a body 15 between two reads
HALF = (
    f"POST /api/v1/leaves/requests/preview/ HTTP/1.1\r\nHost: {HOST}\r\n"
    "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
)


def others_are_served(place: Scene, findings: Findings) -> None:
    say(f"{SLOW} clients hold half a request back, before {THREADS} threads")
    with contextlib.ExitStack() as stack:
        for _ in range(SLOW):
            stack.enter_context(_half_a_request(place))
        time.sleep(1)
        began = time.monotonic()
        findings.equal("another client", Overseer(place).get("/api/v1/auth/me/").status, 200)
        waited = round(time.monotonic() - began, 1)
        findings.between("seconds it waited", waited, 0, MOST_SECONDS)


def _half_a_request(place: Scene) -> ssl.SSLSocket:
    context = ssl.create_default_context(cafile=str(place.edge.certificate))
    line = socket.create_connection((ADDRESS, place.edge.https), timeout=20)
    slow = context.wrap_socket(line, server_hostname=HOST)
    slow.sendall(HALF.encode())
    return slow
