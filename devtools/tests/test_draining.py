"""deploy/draining.py: a worker that is told to stop."""

import socket
from pathlib import Path

import pytest

from deploy.draining import DrainingWorker


@pytest.fixture
def listener(tmp_path: Path) -> socket.socket:
    held = socket.socket(socket.AF_UNIX)
    held.bind(str(tmp_path / "socket"))
    held.listen()
    held.setblocking(False)
    return held


def worker_at(listener: socket.socket) -> tuple[DrainingWorker, list[object]]:
    """One that accepts nobody any more, and whom it hands to its threads."""
    worker = DrainingWorker.__new__(DrainingWorker)
    taken_on: list[object] = []
    worker.cfg, worker.sockets = None, [listener]
    worker.nr_conns, worker._accepting = 0, False
    worker.enqueue_req = taken_on.append
    return worker, taken_on


def knock(listener: socket.socket) -> socket.socket:
    client = socket.socket(socket.AF_UNIX)
    client.connect(listener.getsockname())
    return client


def test_takes_on_who_has_knocked_and_nobody_else(listener: socket.socket) -> None:
    worker, taken_on = worker_at(listener)
    place = listener.getsockname()
    waiting = [knock(listener) for _ in range(3)]

    worker.alive = False
    worker.set_accept_enabled(False)

    assert (len(taken_on), worker.nr_conns) == (3, 3)
    late = socket.socket(socket.AF_UNIX)
    with pytest.raises(ConnectionRefusedError):
        late.connect(place)
    for client in (*waiting, late):
        client.close()


def test_a_worker_that_is_only_full_keeps_its_socket(listener: socket.socket) -> None:
    worker, taken_on = worker_at(listener)

    worker.alive = True
    worker.set_accept_enabled(False)

    knock(listener).close()
    assert taken_on == []
    listener.close()
