"""The web client: its packages by the lock file, its build when a source changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Dict, Iterator

from devtools.console import StopError, say
from devtools.downloads import fetch
from devtools.places import FRONTEND, Stamp, digest_of, locked
from devtools.processes import run

NOT_SOURCES = {"node_modules", "dist", "e2e", "coverage"}
STORY = FRONTEND / "e2e"

EVERYTHING = "everything"
TO_BUILD = "to build"

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def install(env: Dict[str, str], package: Path = FRONTEND, extent: str = EVERYTHING) -> None:
    """By the lock file; who only builds and serves does without linters and test tools."""
    with locked(f"{package.name}-packages"):
        digest = digest_of([package / "package.json", package / "package-lock.json"])
        stamp = Stamp(package / "node_modules" / ".installed")
        if stamp.read() in (f"{EVERYTHING} {digest}", f"{extent} {digest}"):
            return
        say(f"Installing the Node packages of {package.name}")
        command = ["npm", "ci", "--prefer-offline", *(["--omit=dev"] if extent == TO_BUILD else [])]
        fetch(f"{package.name} packages", command, env, package)
        stamp.set(f"{extent} {digest}")
        say(f"Node packages of {package.name} installed")


def install_to_build(env: Dict[str, str]) -> None:
    install(env, extent=TO_BUILD)


def build(env: Dict[str, str]) -> None:
    """Into frontend/dist, from which the API server serves it."""
    with locked("client-build"):
        wanted = digest_of(_sources())
        stamp = Stamp(FRONTEND / "dist" / ".built-from")
        if stamp.holds(wanted):
            return
        install_to_build(env)
        say("Building the web client")
        run("client build", ["npm", "run", "build"], env, FRONTEND)
        stamp.set(wanted)
        say("Web client built")


def _sources() -> Iterator[Path]:
    for folder, subfolders, files in os.walk(FRONTEND):
        subfolders[:] = [
            name for name in subfolders if name not in NOT_SOURCES and not name.startswith(".")
        ]
        yield from (Path(folder, name) for name in files if not name.startswith("."))


def browser() -> str:
    """The Chrome or Chromium of the machine; Playwright's own download is not used."""
    chosen = os.environ.get("CHROME_PATH")
    if chosen:
        if not os.access(chosen, os.X_OK):
            raise StopError(f"CHROME_PATH is {chosen}, which is no program; point it to Chromium.")
        return chosen
    for found in [shutil.which(name) for name in BROWSERS] + list(MACOS_BROWSERS):
        if found and os.access(found, os.X_OK):
            return found
    raise StopError(
        "no Chromium or Chrome found for the browser tests: install one"
        " (apt install chromium, or Google Chrome), or set CHROME_PATH to its program."
    )
