"""The line that chaos stalls and cuts, between a client and a server that echoes."""

import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.chaos.link import Link
from devtools.wire import socket_file

SOON = 0.2
LATEST = 10


@pytest.fixture
def link() -> Iterator[Link]:
    with (
        tempfile.TemporaryDirectory() as here,
        tempfile.TemporaryDirectory() as there,
        socket.socket(socket.AF_UNIX) as server,
    ):
        server.bind(str(socket_file(Path(there))))
        server.listen()
        threading.Thread(target=_echo, args=(server,), daemon=True).start()
        made = Link(Path(here), Path(there))
        yield made
        made.close()


def _echo(server: socket.socket) -> None:
    connection, _ = server.accept()
    while piece := connection.recv(100):
        connection.sendall(piece)


@pytest.fixture
def client(link: Link) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(LATEST)
        connection.connect(str(socket_file(link.folder)))
        connection.sendall(b"hello")
        assert connection.recv(100) == b"hello"
        yield connection


def say_into_silence(link: Link, client: socket.socket) -> None:
    link.fall_silent()
    client.sendall(b"lost?")
    client.settimeout(SOON)
    with pytest.raises(TimeoutError):
        client.recv(100)
    client.settimeout(LATEST)


def test_what_was_said_into_silence_arrives_late_when_the_line_heals(
    link: Link, client: socket.socket
) -> None:
    say_into_silence(link, client)

    link.heal()

    assert client.recv(100) == b"lost?"


def test_what_was_said_into_silence_never_arrives_when_the_line_is_cut(
    link: Link, client: socket.socket
) -> None:
    say_into_silence(link, client)

    link.cut()

    assert client.recv(100) == b""
