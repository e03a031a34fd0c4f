"""How the API is served: 4 workers x 4 threads, in development, tests and production alike."""

import os
from pathlib import Path
from typing import Any

from deploy.metrics_folder import VARIABLE, prepare, remove_own

wsgi_app = "backend.wsgi:application"
workers = 4
threads = 4
worker_class = "deploy.draining.DrainingWorker"  # gthread

# Imported once for all workers: they start at once and share its memory.
preload_app = True

# No header of a request chooses its path or scheme: Django reads what NUM_PROXIES proxies set.
forwarded_allow_ips = ""

timeout = 30
graceful_timeout = 10
keepalive = 5

# A worker proves that it lives by touching a file; a busy disk would make that slow.
memory = Path("/dev/shm")  # noqa: S108
worker_tmp_dir = str(memory) if memory.is_dir() else None
control_socket_disable = True

# The workers count in files that they add up for Prometheus; without one, each in its memory.
if os.environ.get("METRICS_TOKEN"):
    prepare()
else:
    os.environ.pop(VARIABLE, None)


def pre_fork(server: Any, worker: Any) -> None:
    """A connection must not be shared: what the start opened ends before a worker is made."""
    from django.db import connections  # noqa: PLC0415 not before the application has set it up

    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()


def child_exit(server: Any, worker: Any) -> None:
    """What a worker has counted stays; the connections it held are gone."""
    if VARIABLE in os.environ:
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415 not earlier

        mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    remove_own()
