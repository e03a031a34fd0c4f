"""The answer that most requests get: the bell's poll, and nothing new."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from backend.views.unread_count import unread_count
from core import outage
from core.errors import DomainError
from core.middleware import DATABASE_GONE

POLL = "/api/v1/notifications/unread-count/"
NOT_MODIFIED = 304


class UnchangedPollMiddleware:
    """Answers 304 itself; whatever else the poll is to be told goes the long way.

    The middleware below it protects, compresses or forbids contents, and this answer has none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == POLL and _may_be_short(request):
            response = _unless_refused(request)
            if response is not None and response.status_code == NOT_MODIFIED:
                request.resolver_match = resolve(POLL)
                return response
        return self.get_response(request)


def _may_be_short(request: HttpRequest) -> bool:
    """Somebody who knows a count asks, from our own origin, over the line they should use."""
    meta = request.META
    if not {"HTTP_IF_NONE_MATCH", "HTTP_AUTHORIZATION"} <= meta.keys():
        return False
    if "HTTP_ORIGIN" in meta or meta["QUERY_STRING"] or outage.is_on():
        return False
    request.get_host()
    return request.is_secure() or not getattr(settings, "SECURE_SSL_REDIRECT", False)


def _unless_refused(request: HttpRequest) -> HttpResponse | None:
    try:
        return unread_count(request)
    except DomainError:
        return None
    except DATABASE_GONE as gone:
        outage.note(gone)
        return None
