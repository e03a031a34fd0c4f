"""Planted: whatever the replica has replayed is good enough."""

from core import replica

replica.HAS_REPLAYED = "SELECT pg_is_in_recovery() AND %s::pg_lsn IS NOT NULL"

from backend.wsgi import application  # noqa: E402, F401
