"""Chaos only: a server that does not know a command it has carried out before."""

from backend.wsgi import application
from core import idempotency

__all__ = ["application"]

idempotency.key_of = lambda request: None
