"""The command table of dev.py."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path
from typing import Callable, Dict, List

from devtools import browser, checks, environment, places, postgres, processes, toolchain
from devtools import up as product
from devtools.backup import arguments as backup_arguments
from devtools.bench import arguments as bench_arguments
from devtools.chaos import arguments as chaos_arguments
from devtools.cluster import clean_environment
from devtools.console import StopError, complain, say
from devtools.drills import arguments as drill_arguments
from devtools.scans import arguments as scan_arguments

INTERRUPTED = 130
HELP_WORDS = ("-h", "--help", "help")
DEFAULT_PORT = 8000
FEW_EXAMPLES, MANY_EXAMPLES = 2, 40

HELP = """\
The one entry to the project; Python 3.8 or newer, or uv, is all it needs.

  up [--port N] [--fresh]   install what is missing, migrate, add the demo company, build the
                            web client, and serve everything on http://127.0.0.1:8000
  test [part] [arguments]   run every test, or one part: backend (pytest), client (vitest),
                            e2e (the story in Chromium); arguments go to that tool
  fuzz [--short]            every operation of the API with made-up values: minutes, or a short run
  lint                      formatting, types, layers, migrations, schema, API document
  dev                       Django on port 8000 and Vite on port 5173, both reloading
  manage ...                manage.py with the project's packages and database
  db ...                    a psql shell on the demo database
  schema [--check]          write (or compare) the OpenAPI document and the client's types
  e2e [arguments]           short for `test e2e`
  pictures                  every page, light and dark, at three widths
  lighthouse                Lighthouse on login, dashboard and calendar: 95 or more each
  chaos [--seconds N] [--threads N] [--seed N] [--calm N] [--plant FAULT]
                            many people at once, while workers and database are killed: nothing
                            is lost or done twice; a planted fault must be found (exit 1)
  bench [--people N ...] [--seconds N]
                            requests per second, latencies and statements of each endpoint, beside
                            a bare view and pgbench; several N show what growing costs
  backup [--to FOLDER] [--base] [--files] [--keep N]
                            database and attachments into a folder that checks itself; --base:
                            a copy of the cluster, from which archived WAL leads to any moment
  restore FOLDER [--until TIMESTAMP] [--replace] [--migrate]
                            put a backup, or a moment, in the place of the database; what was
                            there is kept, and stays there unless everything is right
  drill NAME [--plant FAULT]
                            what an operator may have to do or live through one day, done for real
                            and judged: restore-to-a-moment, two-instances, redis-down,
                            database-away, upgrade, monitoring
  scan [part ...] [--seconds N] [--plant]
                            scanners of others: code (bandit, detect-secrets, advisories),
                            injection (sqlmap), web (wapiti), tls (sslyze); up to an hour
  run ...                   any command in the project's environment
  images                    what the Dockerfiles and compose files run, without Docker

Without DATABASE_URL an embedded PostgreSQL 16 is used. It runs while somebody needs it, and
its data is in .local. `dev.py up --fresh` starts over with an empty demo database.
"""


def up(argv: List[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py up")
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="default: 8000")
    parser.add_argument("--fresh", action="store_true", help="drop the demo database first")
    arguments = parser.parse_args(argv)
    return _until_ctrl_c(lambda: product.up(arguments.port, arguments.fresh))


def dev(argv: List[str]) -> int:
    argparse.ArgumentParser(prog="dev.py dev").parse_args(argv)
    return _until_ctrl_c(product.dev)


def _until_ctrl_c(serve: Callable[[], int]) -> int:
    try:
        return serve()
    except processes.Interrupted:
        say("Stopped")
        return 0


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text} is no port number (1 to 65535)")
    return int(text)


def test(argv: List[str]) -> int:
    if not argv:
        return checks.test(list(checks.PARTS), [])
    part, *rest = argv
    if part in HELP_WORDS:
        return show_help()
    if part not in checks.PARTS:
        raise StopError(f"there is no test part {part!r}; there are: {', '.join(checks.PARTS)}.")
    return checks.test([part], _without_dashes(rest))


def e2e(argv: List[str]) -> int:
    return checks.test(["e2e"], _without_dashes(argv))


def pictures(argv: List[str]) -> int:
    argparse.ArgumentParser(prog="dev.py pictures").parse_args(argv)
    return browser.pictures()


def lighthouse(argv: List[str]) -> int:
    argparse.ArgumentParser(prog="dev.py lighthouse").parse_args(argv)
    return browser.lighthouse()


def fuzz(argv: List[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py fuzz")
    parser.add_argument("--short", action="store_true", help="as few values as `test` sends")
    examples = FEW_EXAMPLES if parser.parse_args(argv).short else MANY_EXAMPLES
    return checks.fuzz(examples)


def lint(argv: List[str]) -> int:
    argparse.ArgumentParser(prog="dev.py lint").parse_args(argv)
    return checks.lint()


def schema(argv: List[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py schema")
    parser.add_argument("--check", action="store_true", help="fail when a file is out of date")
    return checks.schema(parser.parse_args(argv).check)


def manage(argv: List[str]) -> int:
    return run([str(toolchain.python()), str(places.ROOT / "manage.py"), *_without_dashes(argv)])


def run(argv: List[str]) -> int:
    if not argv:
        raise StopError("say which command to run, as in `dev.py run psql`.")
    toolchain.install_python_packages(for_development=True)
    with environment.with_database() as (env, _):
        return processes.run_in_terminal(_without_dashes(argv), env, Path.cwd())


def db(argv: List[str]) -> int:
    with environment.with_database() as (env, _):
        psql = [postgres.programs() / "psql", *_without_dashes(argv), env["DATABASE_URL"]]
        return processes.run_in_terminal(psql, clean_environment(), Path.cwd())


def images(argv: List[str]) -> int:
    argparse.ArgumentParser(prog="dev.py images").parse_args(argv)
    toolchain.install_python_packages(for_development=True)
    command = [toolchain.python(), "-m", "devtools.images"]
    return processes.run_in_terminal(command, environment.base())


def chaos(argv: List[str]) -> int:
    chaos_arguments.read(argv)
    return _in_module("devtools.chaos", argv)


def bench(argv: List[str]) -> int:
    bench_arguments.read(argv)
    return _in_module("devtools.bench", argv)


def scan(argv: List[str]) -> int:
    scan_arguments.read(argv)
    return _in_module("devtools.scans", argv)


def _in_module(name: str, argv: List[str]) -> int:
    toolchain.install_python_packages(for_development=True)
    command = [toolchain.python(), "-m", name, *argv]
    return processes.run_in_terminal(command, environment.base())


def drill(argv: List[str]) -> int:
    drill_arguments.read(argv)
    return _in_module("devtools.drills", argv)


def backup(argv: List[str]) -> int:
    backup_arguments.backup(argv)
    return _with_backups("backup", argv)


def restore(argv: List[str]) -> int:
    backup_arguments.restore(argv)
    return _with_backups("restore", argv)


def _with_backups(verb: str, argv: List[str]) -> int:
    toolchain.install_python_packages()
    with environment.with_database() as (env, _):
        env.setdefault("MEDIA_ROOT", str(places.LOCAL / "media"))
        command = [toolchain.python(), "-m", "devtools.backup", verb, *argv]
        return processes.run_in_terminal(command, env)


def _without_dashes(argv: List[str]) -> List[str]:
    return argv[1:] if argv[:1] == ["--"] else argv


COMMANDS: Dict[str, Callable[[List[str]], int]] = {
    "up": up,
    "test": test,
    "fuzz": fuzz,
    "lint": lint,
    "dev": dev,
    "manage": manage,
    "db": db,
    "schema": schema,
    "e2e": e2e,
    "pictures": pictures,
    "lighthouse": lighthouse,
    "run": run,
    "images": images,
    "chaos": chaos,
    "drill": drill,
    "backup": backup,
    "restore": restore,
    "bench": bench,
    "scan": scan,
}


def show_help() -> int:
    print(HELP, end="")
    return 0


def main(argv: List[str]) -> int:
    if not argv or argv[0] in HELP_WORDS:
        return show_help()
    processes.listen_for_the_end()
    try:
        if argv[0] not in COMMANDS:
            raise StopError(f"there is no command {argv[0]!r}; `dev.py -h` lists them.")
        places.prepare()
        return COMMANDS[argv[0]](argv[1:])
    except StopError as stop:
        complain(str(stop))
        return 1
    except processes.Interrupted:
        return INTERRUPTED
    finally:
        with contextlib.suppress(processes.Interrupted):
            processes.end_all()
