"""Faults that a drill must find, each taking away what one promise rests on."""

from __future__ import annotations

from devtools.images.local import Translation

REPEATS = "proxy_next_upstream error timeout invalid_header non_idempotent;"


def in_nginx(plant: str, stated: str) -> str:
    """What is lost with an instance is not sent to the other; half requests are passed on."""
    changes = {
        "no-repeat": (REPEATS, "proxy_next_upstream off;"),
        "unbuffered": (REPEATS, f"{REPEATS} proxy_request_buffering off;"),
    }
    return Translation([changes[plant]]).of(stated) if plant in changes else stated


def in_pooler(plant: str, stated: str) -> str:
    """Who finds no database waits for it, and every new one too."""
    if plant != "patient-pooler":
        return stated
    changes = [("query_wait_timeout = 5", "query_wait_timeout = 40")]
    changes += [("server_login_retry = 1", "server_login_retry = 40")]
    return Translation(changes).of(stated)


def of_instance(plant: str) -> list[str]:
    if plant == "not-drained":
        return ["--worker-class", "gthread"]
    if plant in APPLICATIONS:
        return [APPLICATIONS[plant]]
    return []


APPLICATIONS = {
    "stale-replica": "devtools.drills.stale_replica:application",
    "no-limits": "devtools.drills.no_limits:application",
}
