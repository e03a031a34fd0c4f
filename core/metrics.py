"""What each process counts for Prometheus; labels are routes, codes and verbs, never people."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from django.http import HttpRequest
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

requests = Counter(
    "http_requests", "Answered requests.", ["method", "route", "status"], registry=REGISTRY
)
durations = Histogram(
    "http_request_duration_seconds",
    "From the first middleware to the first byte of the answer.",
    ["method", "route"],
    registry=REGISTRY,
    buckets=SECONDS,
)
database_seconds = Counter(
    "http_request_database_seconds",
    "Spent in statements; divided by http_requests, of one request.",
    ["method", "route"],
    registry=REGISTRY,
)
database_statements = Counter(
    "http_request_database_statements",
    "Sent to the database; divided by http_requests, of one request.",
    ["method", "route"],
    registry=REGISTRY,
)
connections_in_use = Gauge(
    "database_connections_in_use",
    "Taken out of the pools of all workers.",
    registry=REGISTRY,
    multiprocess_mode="livesum",
)
connections_max = Gauge(
    "database_connections_max",
    "The most that the pools of all workers hold.",
    registry=REGISTRY,
    multiprocess_mode="livesum",
)
cache_lookups = Counter(
    "cache_lookups", "Keys that the cache had, or had not.", ["result"], registry=REGISTRY
)
replica_reads = Counter(
    "replica_reads",
    "Reads a replica may answer, by who did and why: replica, behind, away, conflict, resting.",
    ["result"],
    registry=REGISTRY,
)
actions = Counter("audited_actions", "Audited and committed.", ["action"], registry=REGISTRY)


def count_request(
    request: HttpRequest, *, status: int, seconds: float, statements: int, in_database: float
) -> None:
    method = request.method if request.method in METHODS else "OTHER"
    counts = _counts_of(method, route_of(request), status)
    counts.requests.inc()
    counts.durations.observe(seconds)
    if statements:
        counts.database_seconds.inc(in_database)
        counts.database_statements.inc(statements)


class _Counts(NamedTuple):
    requests: Counter
    durations: Histogram
    database_seconds: Counter
    database_statements: Counter


@cache
def _counts_of(method: str, route: str, status: int) -> _Counts:
    """Looked up by their labels once; there are as many as routes and codes."""
    return _Counts(
        requests.labels(method, route, status),
        durations.labels(method, route),
        database_seconds.labels(method, route),
        database_statements.labels(method, route),
    )


def route_of(request: HttpRequest) -> str:
    """The pattern that matched, so that no id or guess of a client makes another label."""
    match = request.resolver_match
    if match is None:
        return "none"
    is_expression = match.route.startswith("^")
    return str(match.url_name) if is_expression else match.route


def count_action(action: str) -> Callable[[], None]:
    """For `transaction.on_commit`."""
    return actions.labels(action).inc
