"""`dev.py test`, `lint` and `schema`."""

from __future__ import annotations

import filecmp
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Callable, Dict, List, Sequence, Tuple

from devtools import browser, client, environment, node, processes, toolchain
from devtools.console import StopError, say, show
from devtools.parallel import SideBySide
from devtools.places import FRONTEND, ROOT, TOOLS, VENV
from devtools.up import manage

Step = Tuple[str, Callable[[], None]]

WORKERS = ["-n", "2", "--dist", "worksteal"]
OPENAPI = FRONTEND / "openapi.json"
TYPES = FRONTEND / "src" / "api" / "schema.d.ts"
API_LINTERS = TOOLS / "openapi-lint"
API_LINTERS_ARE_SILENT = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}


def test(parts: Sequence[str], rest: List[str]) -> int:
    toolchain.install_python_packages(for_development=True)
    outcomes = [(part, *_timed(PARTS[part], rest)) for part in parts]
    show()
    for part, status, seconds in outcomes:
        say(f"{part}: {'passed' if status == 0 else 'FAILED'} in {seconds:.1f} s")
    return max(status for _, status, _ in outcomes)


def _timed(part: Callable[[List[str]], int], rest: List[str]) -> Tuple[int, float]:
    started = time.monotonic()
    return part(rest), time.monotonic() - started


def backend(rest: List[str]) -> int:
    say("Backend tests")
    with environment.with_test_database() as (env, _):
        pytest = [toolchain.python(), "-m", "pytest", *(rest or WORKERS)]
        return processes.run_in_terminal(pytest, env)


def fuzz(examples: int) -> int:
    """Prints what was called and what came back; the logs of thousands of refusals are left out."""
    toolchain.install_python_packages(for_development=True)
    say(f"Fuzzing the API with {examples} values of each kind")
    with environment.with_test_database() as (env, _):
        quiet = dict(env, FUZZ_EXAMPLES=str(examples), LOG_LEVEL="ERROR")
        pytest = [toolchain.python(), "-m", "pytest", "-q", "-s", "backend/tests/test_fuzz.py"]
        return processes.run_in_terminal(pytest, quiet)


def web_client(rest: List[str]) -> int:
    say("Client tests")
    env = node.with_node(environment.base())
    client.install(env)
    status = processes.run_in_terminal(["npm", "test", "--", *rest], env, FRONTEND)
    if rest or status:
        return status
    client.build(env)
    say("What a visit downloads")
    return processes.run_in_terminal(["npm", "run", "--silent", "budget"], env, FRONTEND)


PARTS: Dict[str, Callable[[List[str]], int]] = {
    "backend": backend,
    "client": web_client,
    "e2e": browser.story,
}


def lint() -> int:
    """Python beside JavaScript: each keeps about one core busy."""
    toolchain.install_python_packages(for_development=True)
    failed: List[str] = []
    with environment.with_database() as (project, _):
        env = node.with_node(project)
        side_by_side, lanes = SideBySide(), {"Python": _lint_python, "JavaScript": _lint_javascript}
        for name, lane in lanes.items():
            side_by_side.start(name, partial(_note_failures, lane(env), failed))
        for name in lanes:
            side_by_side.wait_for(name)
    if failed:
        say(f"Lint failed: {', '.join(failed)}")
    return 1 if failed else 0


def _lint_python(env: Dict[str, str]) -> List[Step]:
    tools = VENV / "bin"
    migrations = [toolchain.python(), "manage.py", "makemigrations", "--check"]
    return [
        _step("ruff", [tools / "ruff", "check", "."], env),
        _step("ruff format", [tools / "ruff", "format", "--check", "."], env),
        _step("mypy", [tools / "mypy"], env),
        _step("layers", [tools / "lint-imports"], env),
        _step("migrations", migrations, env),
    ]


def _lint_javascript(env: Dict[str, str]) -> List[Step]:
    return [
        ("packages", lambda: client.install(env)),
        _step("eslint", ["npm", "run", "lint"], env, FRONTEND),
        _step("tsc", ["npm", "run", "typecheck"], env, FRONTEND),
        ("schema", lambda: check_schema(env)),
        ("API document", lambda: _lint_api_document(env)),
    ]


def _step(name: str, command: Sequence[object], env: Dict[str, str], folder: Path = ROOT) -> Step:
    return name, lambda: processes.run(name, command, env, folder)


def _note_failures(steps: Sequence[Step], failed: List[str]) -> None:
    failed.extend(name for name, step in steps if not _passes(name, step))


def _lint_api_document(env: Dict[str, str]) -> None:
    client.install(env, API_LINTERS)
    silent = dict(env, **API_LINTERS_ARE_SILENT)
    processes.run("API document", ["npm", "run", "lint"], silent, API_LINTERS)


def _passes(name: str, step: Callable[[], None]) -> bool:
    try:
        step()
    except processes.StepFailedError as failure:
        show(failure.output)
        say(f"{name}: FAILED")
        return False
    except StopError as stop:
        say(f"{name}: FAILED. {stop}")
        return False
    say(f"{name}: passed")
    return True


def schema(check: bool) -> int:
    toolchain.install_python_packages(for_development=True)
    with environment.with_database() as (project, _):
        env = node.with_node(project)
        client.install(env)
        if check:
            check_schema(env)
            say("The committed schema and types are up to date")
        else:
            _write_schema(env, OPENAPI, TYPES)
            say(f"Wrote {OPENAPI.relative_to(ROOT)} and {TYPES.relative_to(ROOT)}")
    return 0


def check_schema(env: Dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        openapi, types = Path(folder, OPENAPI.name), Path(folder, TYPES.name)
        _write_schema(env, openapi, types)
        for made, committed in ((openapi, OPENAPI), (types, TYPES)):
            if not committed.exists() or not filecmp.cmp(made, committed, shallow=False):
                raise StopError(f"{committed.relative_to(ROOT)} is out of date; run dev.py schema.")


def _write_schema(env: Dict[str, str], openapi: Path, types: Path) -> None:
    flags = ["--validate", "--fail-on-warn", "--format", "openapi-json"]
    manage(env, "spectacular", *flags, "--file", str(openapi))
    program = FRONTEND / "node_modules" / ".bin" / "openapi-typescript"
    processes.run("schema types", [program, openapi, "-o", types], env, FRONTEND)
