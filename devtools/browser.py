"""What runs in a real browser: the stories, the pictures of every page, and Lighthouse."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import Dict, Iterator, List

from devtools import client, environment, node, postgres, processes, serve
from devtools.console import say, show
from devtools.places import ROOT, TOOLS
from devtools.up import manage

PICTURES = client.STORY / "artifacts"
SHOWN = {
    "dashboard-of-a-manager-light-1440": "dashboard",
    "calendar-team-of-a-manager-light-1440": "calendar",
    "approvals-dark-1440": "approvals",
}


def story(rest: List[str]) -> int:
    """The stories and every page, against gunicorn and a fresh demo company."""
    say("Browser tests")
    with _served_company() as env:
        return _playwright(rest, env)


def pictures() -> int:
    """Every page, light and dark, at three widths; the README's pictures are taken from them."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    with _served_company() as env:
        status = _playwright(["--project", "pages"], dict(env, PICTURES="true"))
    for taken, name in SHOWN.items():
        shutil.copy(PICTURES / f"{taken}.png", ROOT / "docs" / "images" / f"{name}.png")
    say(f"{len(list(PICTURES.glob('*.png')))} pictures are in {PICTURES.relative_to(ROOT)}")
    return status


def lighthouse() -> int:
    with _served_company() as env:
        package = TOOLS / "lighthouse"
        client.install(env, package)
        return processes.run_in_terminal(["npm", "run", "--silent", "measure"], env, package)


def _playwright(rest: List[str], env: Dict[str, str]) -> int:
    client.install(env, client.STORY)
    return processes.run_in_terminal(["npm", "test", "--", *rest], env, client.STORY)


@contextlib.contextmanager
def _served_company() -> Iterator[Dict[str, str]]:
    """A demo company of its own behind gunicorn; whatever was done to it, its invariants hold.

    Yields the environment of the tools, with BASE_URL and CHROME_PATH.
    """
    chrome = client.browser()
    env = node.with_node(environment.base())
    client.build(env)
    port = serve.free_port()
    with _fresh_company() as company, serve.running(company, port):
        yield dict(env, BASE_URL=serve.address(port), CHROME_PATH=chrome)
        _hold_invariants(company)


def _hold_invariants(company: Dict[str, str]) -> None:
    try:
        manage(company, "check_invariants")
    except processes.StepFailedError as failure:
        show(failure.output)
        raise
    say("Every invariant holds after the story")


@contextlib.contextmanager
def _fresh_company() -> Iterator[Dict[str, str]]:
    name = postgres.name_of_run(os.getpid())
    with postgres.running_tests() as cluster:
        postgres.create_database(cluster, name)
        env = dict(environment.base(), DATABASE_URL=cluster.url(name), RATE_LIMIT_FACTOR="1000")
        try:
            manage(env, "migrate", "--verbosity=0")
            manage(env, "seed_data")
            yield env
        finally:
            postgres.drop_database(cluster, name)
