"""Node 22.22 or newer: the one on PATH, else the PyPI wheel in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Dict

from devtools import toolchain
from devtools.console import say
from devtools.downloads import fetch
from devtools.places import LOCAL, TOOLS, Stamp, digest_of, locked

OLDEST_NODE = [22, 22]
HOME = LOCAL / "node"
PINNED = TOOLS / "node.txt"


def with_node(env: Dict[str, str]) -> Dict[str, str]:
    quiet = {
        "npm_config_audit": "false",
        "npm_config_fund": "false",
        "npm_config_update_notifier": "false",
    }
    if not _system_node_will_do(env):
        _install()
        env = dict(env, PATH=os.pathsep.join([str(HOME / "bin"), env["PATH"]]))
    return dict(env, **quiet)


def _system_node_will_do(env: Dict[str, str]) -> bool:
    node = shutil.which("node", path=env["PATH"])
    if not node or not shutil.which("npm", path=env["PATH"]):
        return False
    answer = subprocess.run(
        [node, "--version"], stdout=subprocess.PIPE, universal_newlines=True, check=False
    )
    return toolchain.version_numbers(answer.stdout)[:2] >= OLDEST_NODE


def _install() -> None:
    with locked("node"):
        stamp, digest = Stamp(HOME / ".installed"), digest_of([PINNED])
        if stamp.holds(digest):
            return
        say("Installing Node")
        uv = toolchain.uv_program()
        python: Path = HOME / "bin" / "python"
        fetch("node environment", [uv, "venv", "-q", "--clear", *toolchain.chosen_python(), HOME])
        command = [uv, "pip", "sync", "--require-hashes", "--python", python, PINNED]
        fetch("node", command)
        stamp.set(digest)
        say("Node installed")
