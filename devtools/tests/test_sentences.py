"""What goes wrong on somebody's machine ends in one sentence, never in a traceback."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import client, toolchain
from devtools.accounts import private_folder
from devtools.console import StopError
from devtools.downloads import meaning_of
from devtools.places import ROOT


def dev(*arguments: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), *arguments],
        check=False,
        cwd="/",
        env={**os.environ, **env},
        capture_output=True,
        text=True,
    )


def test_an_unknown_command() -> None:
    answer = dev("upp")

    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == "dev.py: there is no command 'upp'; `dev.py -h` lists them.\n"


def test_a_busy_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        answer = dev("up", "--port", str(port))

    assert answer.returncode == 1
    assert answer.stderr == (
        f"dev.py: port {port} is in use; stop what uses it, or choose another with --port.\n"
    )


def test_no_embedded_database_in_production() -> None:
    answer = dev("run", "true", DEBUG="false", DATABASE_URL="")

    assert answer.returncode == 1
    assert answer.stderr == (
        "dev.py: DEBUG is off: set DATABASE_URL; the embedded PostgreSQL is for development.\n"
    )


def test_a_python_without_venv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare = tmp_path / "python3"
    bare.write_text("#!/bin/sh\nexit 1\n")
    bare.chmod(0o755)
    monkeypatch.setattr(toolchain, "find_python", lambda: None)
    monkeypatch.setattr(sys, "executable", str(bare))

    with pytest.raises(StopError, match="apt install python3-venv"):
        toolchain.install_uv(tmp_path)


def test_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(client, "MACOS_BROWSERS", ())

    with pytest.raises(StopError, match="apt install chromium"):
        client.browser()


def test_a_browser_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME_PATH", "/nonexistent/chromium")

    with pytest.raises(StopError, match="CHROME_PATH is /nonexistent/chromium"):
        client.browser()


@pytest.mark.parametrize(
    ("output", "meaning"),
    [
        ("  cause: client error (Connect)\n  cause: dns error", "cannot be reached"),
        ("npm error code EAI_AGAIN", "cannot be reached"),
        ("x has no wheels with a matching platform tag", "no package for this platform"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
    ],
)
def test_a_failed_download(output: str, meaning: str) -> None:
    assert meaning in (meaning_of(output) or "")


def test_another_failure_keeps_its_own_words() -> None:
    assert meaning_of("npm error code EUSAGE") is None


def test_a_shared_folder_that_somebody_else_made_first(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.symlink_to(tmp_path)

    with pytest.raises(StopError, match="is not ours"):
        private_folder(trap, mode=0o700)


def test_a_private_folder_is_closed_to_others(tmp_path: Path) -> None:
    ours = private_folder(tmp_path / "ours", mode=0o700)

    assert stat.S_IMODE(ours.stat().st_mode) == 0o700
    assert private_folder(ours, mode=0o700) == ours
