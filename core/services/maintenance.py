"""What came round, kept for whoever watches the installation: the last time of each task."""

from datetime import datetime

from core.constants import MaintenanceTask
from core.models import MaintenanceRun


def note(task: MaintenanceTask, *, now: datetime, faults: int = 0) -> None:
    """It was done to its end; some at once are one row."""
    MaintenanceRun.objects.bulk_create(
        [MaintenanceRun(task=task, finished_at=now, faults=faults)],
        update_conflicts=True,
        unique_fields=["task"],
        update_fields=["finished_at", "faults"],
    )
