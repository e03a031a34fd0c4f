"""The parent of one embedded server: starts it, and stops it when its last user has gone.

Runs as `python -m devtools.keeper <cluster as JSON>`; see devtools/cluster.py for the locks.
"""

from __future__ import annotations

import fcntl
import locale
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Dict, List, Optional, Sequence

from devtools.accounts import privileges
from devtools.cluster import POLL_SECONDS, SUPERUSER, Cluster, from_json, is_locked
from devtools.processes import is_alive
from devtools.wire import Answer

ORPHANS_SECONDS = 30
RETRY_SECONDS = 0.2
LARGEST_LOG = 5_000_000
HELD_BY_ORPHANS = ("is still in use", "already exists")


def main(cluster: Cluster) -> int:
    with open(cluster.server_lock, "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 0
        came_late = not is_locked(cluster.users_lock)
        if came_late or cluster.answer() is not Answer.ABSENT:
            return 0
        if cluster.log.stat().st_size > LARGEST_LOG:
            os.truncate(cluster.log, 0)
        cluster.make_socket_folder()
        if not (cluster.data / "PG_VERSION").exists():
            create(cluster)
        server = start(cluster)
        if server is None:
            return 1
        threading.Thread(target=stop_after_last_user, args=(cluster,), daemon=True).start()
        server.wait()
        return 0


def create(cluster: Cluster) -> None:
    """Make the cluster beside its place and move it there when it is whole."""
    unfinished = cluster.home / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.rmtree(cluster.data, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    if cluster.account is not None:
        os.chown(unfinished, cluster.account.uid, cluster.account.gid)
    command = [cluster.binaries / "initdb", "-D", unfinished, "-U", SUPERUSER, "-A", "trust"]
    command += ["--encoding=UTF8", "--locale=C", f"--lc-ctype={letters()}"]
    command += ["--data-checksums", "--no-instructions"]
    run_as_server(cluster, command).wait()
    if not (unfinished / "PG_VERSION").exists():
        raise SystemExit(1)
    unfinished.rename(cluster.data)


def letters() -> str:
    """Letters beyond ASCII: with them a search for Vietnamese names ignores case."""
    for name in ("C.UTF-8", "en_US.UTF-8"):
        try:
            locale.setlocale(locale.LC_CTYPE, name)
        except locale.Error:
            continue
        return name
    return "C"


def start(cluster: Cluster) -> Optional[subprocess.Popen[bytes]]:
    """Until it answers. Backends that outlive a killed server hold its memory: try again."""
    command: List[object] = [cluster.binaries / "postgres", "-D", cluster.data]
    for name, value in settings(cluster).items():
        command += ["-c", f"{name}={value}"]
    deadline = time.monotonic() + ORPHANS_SECONDS
    while True:
        drop_stale_pid_file(cluster)
        said_before = cluster.log.stat().st_size
        server = run_as_server(cluster, command)
        while server.poll() is None:
            if cluster.answer() is not Answer.ABSENT:
                return server
            time.sleep(POLL_SECONDS)
        said = cluster.log.read_bytes()[said_before:].decode(errors="replace")
        if not any(words in said for words in HELD_BY_ORPHANS) or time.monotonic() > deadline:
            return None
        time.sleep(RETRY_SECONDS)


def settings(cluster: Cluster) -> Dict[str, str]:
    return dict(
        {
            "listen_addresses": "",
            "unix_socket_directories": f'"{cluster.socket_folder}"',
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "max_connections": "200",
            "shared_buffers": "128MB",
        },
        **cluster.settings,
    )


def run_as_server(cluster: Cluster, command: Sequence[object]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [str(word) for word in command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        preexec_fn=privileges(cluster.account),  # noqa: PLW1509 one thread so far
        start_new_session=True,
    )


def drop_stale_pid_file(cluster: Cluster) -> None:
    """After a crash the pid may be somebody else's by now, and PostgreSQL would not start.

    A pid file whose process is gone stays: through it PostgreSQL finds the memory of orphans.
    """
    pid = cluster.postmaster_pid()
    if pid is not None and is_alive(pid) and str(cluster.data) not in command_line(pid):
        (cluster.data / "postmaster.pid").unlink()


def command_line(pid: int) -> str:
    """Empty for a zombie, which is what PostgreSQL fails to see."""
    listing = Path(f"/proc/{pid}/cmdline")
    if listing.exists():
        return listing.read_bytes().replace(b"\0", b" ").decode(errors="replace")
    shown = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)],
        check=False,
        stdout=subprocess.PIPE,
        universal_newlines=True,
    )
    return shown.stdout


def stop_after_last_user(cluster: Cluster) -> None:
    with open(cluster.users_lock, "a") as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        cluster.stop()


if __name__ == "__main__":
    sys.exit(main(from_json(sys.argv[1])))
