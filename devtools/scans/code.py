"""What reads the source and the lock files: bandit, detect-secrets, pip-audit and npm audit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from devtools import environment, node
from devtools.places import FRONTEND, ROOT
from devtools.scans.outcome import Outcome
from devtools.scans.tools import output_of

SECONDS = 600
# Words and randomness that are no secrets are all over translations, examples and lock files.
TOO_EAGER = ("KeywordDetector", "Base64HighEntropyString", "HexHighEntropyString")
# Passwords of databases that hold demo data alone, how they are written, and an example's token.
KNOWN = {
    "README.md",
    "backend/env.py",
    "backend/examples/story.py",
    "docker-compose.yml",
    "docs/operations.md",
    "frontend/openapi.json",
}
LOCKED = ("requirements.txt", "requirements-dev.txt", "devtools/scans/requirements.txt")
PACKAGES = (FRONTEND, FRONTEND / "e2e", ROOT / "devtools" / "openapi-lint")


def scan(programs: Path) -> Outcome:
    outcome = Outcome("code")
    files = _committed()
    outcome.figures["files"] = len(files)
    _patterns(programs, files, outcome)
    _secrets(programs, files, outcome)
    for lock in LOCKED:
        audit = ["--requirement", lock, "--require-hashes", "--disable-pip", "--format", "json"]
        said = output_of("pip-audit", [programs / "pip-audit", *audit], SECONDS)
        _advisories(f"pip-audit of {lock}", said, _python_advisories, outcome)
    npm = Path(node.with_node(environment.base())["PATH"].split(":")[0]) / "npm"
    for folder in PACKAGES:
        said = output_of("npm-audit", [npm, "audit", "--json"], SECONDS, folder)
        _advisories(f"npm audit of {folder.name}", said, _node_advisories, outcome)
    return outcome


def _committed() -> list[str]:
    listing = subprocess.run(
        ["git", "ls-files"], check=True, cwd=str(ROOT), capture_output=True, text=True
    )
    return [name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def _patterns(programs: Path, files: list[str], outcome: Outcome) -> None:
    """From medium on; what is below is words that sound like passwords."""
    code = [name for name in files if name.endswith(".py") and "/tests/" not in name]
    ours = [name for name in code if not name.startswith("devtools/")]  # Nobody serves those.
    said = output_of("bandit", [programs / "bandit", "-q", "-ll", "-f", "json", *ours], SECONDS)
    report = json.loads(said[said.index("{") :])
    outcome.figures["lines of Python"] = report["metrics"]["_totals"]["loc"]
    outcome.findings += [
        f"{found['test_id']} {found['filename']}:{found['line_number']} {found['issue_text']}"
        for found in report["results"]
        if "noqa: S" not in found["code"]  # Judged where it is written.
    ]


def _secrets(programs: Path, files: list[str], outcome: Outcome) -> None:
    quiet = [word for name in TOO_EAGER for word in ("--disable-plugin", name)]
    read = [name for name in files if not name.endswith((".png", "lock.json"))]
    said = output_of(
        "detect-secrets", [programs / "detect-secrets", "scan", *quiet, *read], SECONDS
    )
    results = json.loads(said[said.index("{") :])["results"]
    outcome.figures["files read for secrets"] = len(read)
    outcome.findings += [
        f"{found['type']} {name}:{found['line_number']}"
        for name, each in results.items()
        for found in each
        if name not in KNOWN and "/tests/" not in name
    ]


def _advisories(
    name: str, said: str, read: Callable[[dict[str, Any]], list[str]], outcome: Outcome
) -> None:
    try:
        report = json.loads(said[said.index("{") : said.rindex("}") + 1])
        outcome.findings += read(report)
    except (ValueError, KeyError):
        outcome.left_out.append(f"{name}: the database of advisories does not answer")


def _python_advisories(report: dict[str, Any]) -> list[str]:
    """Raises KeyError when packages were skipped: nobody was asked about them."""
    return [
        f"{package['name']} {package['version']}: {found['id']}"
        for package in report["dependencies"]
        for found in package["vulns"]
    ]


def _node_advisories(report: dict[str, Any]) -> list[str]:
    return [f"{name}: {found['severity']}" for name, found in report["vulnerabilities"].items()]
