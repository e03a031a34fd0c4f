"""Requests over kept connections, sent as fast as they are answered, by one thread.

A client library would cost more than the bare view and slow down what it measures beside; these
requests are bytes made beforehand, and of an answer only its frame is read.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus

from devtools.console import StopError

HOST = "127.0.0.1"
PATIENCE_SECONDS = 120
PIECE = 262_144
WITHOUT_BODY = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


@dataclass(slots=True)
class Answers:
    """Of one slice of load."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    bodies: list[bytes] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds if self.seconds else 0.0


class Line:
    """One connection: a request is under way, or it is free."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.held = bytearray()
        self.sent_at = 0.0
        self.socket = self._connect()

    def _connect(self) -> socket.socket:
        made = socket.create_connection((HOST, self.port), timeout=PATIENCE_SECONDS)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def send(self, request: bytes) -> None:
        self.held.clear()
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def read(self) -> tuple[int, bytes] | None:
        """Status and body when the answer is whole."""
        piece = self.socket.recv(PIECE)
        if not piece:
            raise StopError("the server hung up in the middle of an answer; its log tells why.")
        self.held += piece
        return whole(self.held)


def whole(held: bytearray) -> tuple[int, bytes] | None:
    """The answer that these bytes are, once none is missing."""
    end = held.find(b"\r\n\r\n")
    if end < 0:
        return None
    head, body = bytes(held[:end]).lower(), held[end + 4 :]
    status = int(head[9:12])
    if status in WITHOUT_BODY:
        return status, b""
    if b"\r\ntransfer-encoding: chunked" in head:
        return (status, bytes(body)) if body.endswith(b"0\r\n\r\n") else None
    _, _, after = head.partition(b"\r\ncontent-length:")
    length = int(after.partition(b"\r\n")[0] or 0)
    return (status, bytes(body)) if len(body) >= length else None


def drive(
    port: int, requests: Iterator[bytes], *, connections: int, seconds: float, keep: bool = False
) -> Answers:
    """Load for so long, or until the requests run out; what is under way is waited for."""
    answers = Answers()
    lines = [Line(port) for _ in range(connections)]
    started = time.perf_counter()
    with selectors.DefaultSelector() as ready:
        for line in lines:
            if (request := next(requests, None)) is not None:
                ready.register(line.socket, selectors.EVENT_READ, line)
                line.send(request)
        while ready.get_map():
            for key, _ in ready.select(PATIENCE_SECONDS):
                _hear(key.data, ready, requests, answers, started + seconds, keep=keep)
    answers.seconds = time.perf_counter() - started
    for line in lines:
        line.socket.close()
    return answers


def _hear(
    line: Line,
    ready: selectors.BaseSelector,
    requests: Iterator[bytes],
    answers: Answers,
    deadline: float,
    *,
    keep: bool,
) -> None:
    answer = line.read()
    if answer is None:
        return
    now = time.perf_counter()
    status, body = answer
    answers.latencies.append(now - line.sent_at)
    answers.statuses[status] = answers.statuses.get(status, 0) + 1
    if keep:
        answers.bodies.append(body)
    request = next(requests, None) if now < deadline else None
    if request is None:
        ready.unregister(line.socket)
    else:
        line.send(request)
