"""How the API is served: 4 workers x 4 threads, in development, tests and production alike."""

from pathlib import Path

wsgi_app = "backend.wsgi:application"
workers = 4
threads = 4
worker_class = "gthread"

timeout = 30
graceful_timeout = 10
keepalive = 5

# A worker proves that it lives by touching a file; a busy disk would make that slow.
memory = Path("/dev/shm")  # noqa: S108
worker_tmp_dir = str(memory) if memory.is_dir() else None
control_socket_disable = True
