"""The answer that most requests get: the bell's poll, and nothing new."""

from functools import cache
from time import perf_counter
from typing import cast
from wsgiref.types import StartResponse

import psycopg
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import connection
from django.http import HttpRequest
from django.urls import ResolverMatch, resolve
from psycopg_pool import PoolTimeout

from backend.database.base import DatabaseWrapper
from backend.views.unread_count import STATEMENT, Unread, count_once, headers_of
from core import outage
from core.errors import DomainError
from core.etags import matches_none
from core.metrics import count_request
from core.middleware import request_id_of

POLL = "/api/v1/notifications/unread-count/"
NOT_MODIFIED = 304


class Poll:
    """One that may be answered before anything else of Django is set in motion.

    What it passes over protects, compresses or forbids contents, and this answer has none.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.in_database = 0.0

    def is_answered(self, start_response: StartResponse) -> bool:
        """Whether 304 was all there is to say; what else it is to be told goes the long way."""
        started = perf_counter()
        headers = self._known()
        if headers is None:
            return False
        headers["X-Request-ID"] = request_id_of(self.request)
        start_response("304 Not Modified", [*headers.items()])
        self.request.resolver_match = _match()
        count_request(
            self.request,
            status=NOT_MODIFIED,
            seconds=perf_counter() - started,
            statements=1,
            in_database=self.in_database,
        )
        return True

    def _known(self) -> dict[str, str] | None:
        """The headers of a count that the caller holds already."""
        try:
            if not _may_be_short(self.request):
                return None
            headers = headers_of(count_once(self.request, self._ask))
        except (DisallowedHost, DomainError):
            return None
        except (psycopg.Error, PoolTimeout) as gone:
            outage.note(gone)
            return None
        return headers if matches_none(self.request, headers["ETag"]) else None

    def _ask(self, login_id: int, user_id: int) -> Unread | None:
        started = perf_counter()
        with cast(DatabaseWrapper, connection).borrowed() as line:
            unread: Unread | None = line.execute(STATEMENT, [login_id, user_id]).fetchone()
        self.in_database = perf_counter() - started
        return unread


def _may_be_short(request: HttpRequest) -> bool:
    """Somebody who knows a count asks, from our own origin, over the line they should use."""
    meta = request.META
    if request.method not in {"GET", "HEAD"} or meta["QUERY_STRING"] or "HTTP_ORIGIN" in meta:
        return False
    if not {"HTTP_IF_NONE_MATCH", "HTTP_AUTHORIZATION"} <= meta.keys() or outage.is_on():
        return False
    request.get_host()
    return request.is_secure() or not getattr(settings, "SECURE_SSL_REDIRECT", False)


@cache
def _match() -> ResolverMatch:
    return resolve(POLL)
