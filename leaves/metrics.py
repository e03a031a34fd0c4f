from datetime import timedelta
from functools import partial

from django.db import transaction
from prometheus_client import Histogram

from core.metrics import REGISTRY
from leaves.models import LeaveRequest

HOUR, DAY = 3600, 86_400

turnaround = Histogram(
    "leave_decision_seconds",
    "From asking for leave to the first decision on it.",
    ["decision"],
    registry=REGISTRY,
    buckets=(HOUR, 4 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY),
)


def count_decision(leave: LeaveRequest) -> None:
    """Of a PENDING request that somebody has just decided; counted when it is committed."""
    waited: timedelta = (leave.decided_at or leave.created_at) - leave.created_at
    observe = turnaround.labels(leave.status).observe
    transaction.on_commit(partial(observe, waited.total_seconds()), robust=True)
