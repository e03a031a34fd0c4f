"""Exercises the Dockerfiles, compose files and nginx configuration without Docker.

The command lines are read out of those files, so that the two cannot drift apart. Left out, as
there is nothing to run: the base images, EXPOSE, and the volumes.
"""

from __future__ import annotations

import sys

from devtools import environment, node, places, processes
from devtools.console import StopError, complain, say
from devtools.images.development import Development
from devtools.images.dockerfile import LAST
from devtools.images.local import refuse_missing_programs
from devtools.images.machine import machine
from devtools.images.production import Images, Production


def exercise() -> None:
    refuse_missing_programs()
    with machine() as host:
        backend = host.build("Dockerfile.backend", host.python_on_path())[LAST]
        path = node.with_node(environment.base())["PATH"]
        web = host.build("frontend/Dockerfile", path)
        pooler = host.build("deploy/Dockerfile.pgbouncer", path)[LAST]
        say("Production")
        Production(host, Images(backend, web[LAST], pooler)).exercise()
        processes.end_children()
        say("Development")
        Development(host, backend, web["development"]).exercise()
    say("Every command of the images works")


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
