"""The command table of dev.py."""

from __future__ import annotations

import argparse
import contextlib
from typing import List

from devtools import environment, places, postgres, processes, toolchain
from devtools.cluster import clean_environment
from devtools.console import Stop, complain

INTERRUPTED = 130


def manage(arguments: argparse.Namespace) -> int:
    toolchain.install_python_packages(for_development=True)
    with environment.with_database() as env:
        command = [toolchain.python(), "manage.py", *words(arguments.rest)]
        return processes.run_in_terminal(command, env)


def run(arguments: argparse.Namespace) -> int:
    toolchain.install_python_packages(for_development=True)
    with environment.with_database() as env:
        return processes.run_in_terminal(words(arguments.rest), env)


def db(arguments: argparse.Namespace) -> int:
    with postgres.running_demo() as cluster:
        command = [cluster.binaries / "psql", *words(arguments.rest), cluster.url(postgres.DATABASE)]
        return processes.run_in_terminal(command, clean_environment())


def test(arguments: argparse.Namespace) -> int:
    toolchain.install_python_packages(for_development=True)
    with environment.with_test_database() as env:
        command = [toolchain.python(), "-m", "pytest", *words(arguments.rest)]
        return processes.run_in_terminal(command, env)


def words(rest: List[str]) -> List[str]:
    return rest[1:] if rest[:1] == ["--"] else rest


def main(argv: List[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, function in (("manage", manage), ("run", run), ("db", db)):
        command = commands.add_parser(name)
        command.add_argument("rest", nargs=argparse.REMAINDER)
        command.set_defaults(function=function)
    command = commands.add_parser("test")
    command.add_argument("part", choices=["backend"])
    command.add_argument("rest", nargs=argparse.REMAINDER)
    command.set_defaults(function=test)
    arguments = parser.parse_args(argv)
    processes.listen_for_the_end()
    try:
        places.prepare()
        status: int = arguments.function(arguments)
        return status
    except Stop as stop:
        complain(str(stop))
        return 1
    except processes.Interrupted:
        return INTERRUPTED
    finally:
        with contextlib.suppress(processes.Interrupted):
            processes.end_all()
