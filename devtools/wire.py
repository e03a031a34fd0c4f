"""Is PostgreSQL there? Asked by connecting, never by a pid file."""

from __future__ import annotations

import enum
import socket
import struct
from pathlib import Path

PROTOCOL_3 = 196608
PORT = 5432
ANSWER_SECONDS = 5
CANNOT_CONNECT_NOW = b"C57P03\0"


class Answer(enum.Enum):
    ABSENT = "nobody listens"
    BUSY = "it is starting, recovering or stopping"
    READY = "it takes connections"


def socket_file(folder: Path) -> Path:
    return folder / f".s.PGSQL.{PORT}"


def probe(folder: Path, user: str) -> Answer:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(ANSWER_SECONDS)
        try:
            connection.connect(str(socket_file(folder)))
            connection.sendall(_startup(user))
            answer = connection.recv(4096)
        except (FileNotFoundError, ConnectionRefusedError):
            return Answer.ABSENT
        except OSError:
            return Answer.BUSY
    return Answer.BUSY if CANNOT_CONNECT_NOW in answer or not answer else Answer.READY


def _startup(user: str) -> bytes:
    facts = b"user\0" + user.encode() + b"\0database\0postgres\0\0"
    return struct.pack("!ii", len(facts) + 8, PROTOCOL_3) + facts
