"""What Prometheus is answered: the counts of all workers, and what the database knows better."""

import os
from collections.abc import Iterator
from datetime import timedelta
from threading import Lock
from typing import Any

from django.core.signals import request_finished
from django.db import DatabaseError, connection
from django.db.backends.signals import connection_created
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from psycopg_pool import PoolTimeout

from core import clock
from core.metrics import REGISTRY, connections_in_use, connections_max
from core.models import MaintenanceRun
from users.models import Login

DAY = timedelta(days=1)
IS_ARCHIVE_FAILING = """
    SELECT coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
      FROM pg_stat_archiver
"""
_noting = Lock()


def exposition() -> bytes:
    asked = CollectorRegistry()
    asked.register(ActivePeople())
    asked.register(Maintenance())
    asked.register(WalArchive())
    return generate_latest(_counted()) + generate_latest(asked)


def _counted() -> CollectorRegistry:
    """Of all workers when they share a folder, else of this process."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return REGISTRY
    everybody = CollectorRegistry()
    MultiProcessCollector(everybody)  # type: ignore[no-untyped-call]
    return everybody


class ActivePeople(Collector):
    """Counted by the database at every look: no process has seen everybody."""

    def collect(self) -> Iterator[Metric]:
        try:
            people = Login.objects.people_since(clock.now() - DAY)
        except (DatabaseError, PoolTimeout):
            return  # The other figures matter most while the database is away.
        yield GaugeMetricFamily(
            "daily_active_users", "People whose login was used within 24 hours.", people
        )


class Maintenance(Collector):
    """Kept by the tasks themselves, which run elsewhere and end (core.services.maintenance)."""

    def collect(self) -> Iterator[Metric]:
        try:
            runs = list(MaintenanceRun.objects.order_by("task"))
        except (DatabaseError, PoolTimeout):
            return
        finished = GaugeMetricFamily(
            "maintenance_last_run_timestamp_seconds",
            "When it last came to its end.",
            labels=["task"],
        )
        faults = GaugeMetricFamily(
            "maintenance_faults", "What it found then to contradict itself.", labels=["task"]
        )
        for run in runs:
            finished.add_metric([run.task], run.finished_at.timestamp())
            faults.add_metric([run.task], run.faults)
        yield from (finished, faults)


class WalArchive(Collector):
    """Whether the last thing the archiver of the database did was to fail."""

    def collect(self) -> Iterator[Metric]:
        try:
            with connection.cursor() as cursor:
                cursor.execute(IS_ARCHIVE_FAILING)
                (is_failing,) = cursor.fetchone() or (False,)
        except (DatabaseError, PoolTimeout):
            return
        yield GaugeMetricFamily(
            "database_wal_archive_failing", "1 while WAL cannot be archived.", float(is_failing)
        )


def watch_pool() -> None:
    """Note the connections of this worker's pool whenever one is taken out or brought back."""
    connection_created.connect(_note_connections, dispatch_uid="pool")
    request_finished.connect(_note_connections, dispatch_uid="pool")


def _note_connections(**_: Any) -> None:
    pool = getattr(connection, "pool", None)
    if pool is None:
        return
    with _noting:  # The last to note is the last to have looked.
        stats = pool.get_stats()
        connections_in_use.set(stats["pool_size"] - stats["pool_available"])
        connections_max.set(stats["pool_max"])
