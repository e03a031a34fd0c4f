"""Exercises the Dockerfiles, compose files and nginx configuration without Docker.

The command lines are read out of those files, so that the two cannot drift apart. Left out, as
there is nothing to run: the base images, EXPOSE, and the volumes.
"""

from __future__ import annotations

import sys
from functools import partial

from devtools import environment, node, places, processes
from devtools.console import StopError, complain, say
from devtools.images.development import Development
from devtools.images.dockerfile import LAST, Image
from devtools.images.local import refuse_missing_programs
from devtools.images.machine import Machine, machine
from devtools.images.production import Images, Production
from devtools.parallel import SideBySide

BACKEND, WEB, POOLER = "Dockerfile.backend", "frontend/Dockerfile", "deploy/Dockerfile.pgbouncer"


def exercise() -> None:
    refuse_missing_programs()
    with machine() as host:
        stages = _built(host)
        backend, web = stages[BACKEND][LAST], stages[WEB]
        say("Production")
        Production(host, Images(backend, web[LAST], stages[POOLER][LAST])).exercise()
        processes.end_children()
        say("Development")
        Development(host, backend, web["development"]).exercise()
    say("Every command of the images works")


def _built(host: Machine) -> dict[str, dict[str, Image]]:
    """Side by side: one waits for packages while another computes."""
    with_node = node.with_node(environment.base())["PATH"]
    paths = {BACKEND: host.python_on_path(), WEB: with_node, POOLER: with_node}
    stages: dict[str, dict[str, Image]] = {}

    def build(dockerfile: str, path: str) -> None:
        stages[dockerfile] = host.build(dockerfile, path)

    steps = SideBySide()
    for dockerfile, path in paths.items():
        steps.start(dockerfile, partial(build, dockerfile, path))
    for dockerfile in paths:
        steps.wait_for(dockerfile)
    return stages


def main() -> int:
    processes.listen_for_the_end()
    try:
        places.prepare()
        exercise()
    except StopError as stop:
        complain(str(stop))
        return 1
    except processes.Interrupted:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
