"""What every request passes, whoever answers it."""

import logging
import re
import uuid
from collections.abc import Callable
from contextlib import suppress

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from psycopg_pool import PoolTimeout

from core.addresses import client_address
from core.context import RequestContext, current
from core.errors import DomainError
from core.logs import RequestLine
from core.problems import plain_problem, plain_refusal

logger = logging.getLogger(__name__)

# Lost or exhausted connections, and waits for a lock or a statement that were cut short.
DATABASE_GONE = (OperationalError, InterfaceError, PoolTimeout)
Answer = Callable[[HttpRequest], HttpResponse]
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
PIECE, MOST_PIECES = 65_536, 256
OF_CONTENT = frozenset({"Content-Type", "Content-Length", "Content-Encoding"})
CHARSETS = frozenset({"", "utf-8", "utf8", "us-ascii"})


class RequestContextMiddleware:
    """Give the request an id, and let logs, audit entries and problems know it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = request_id_of(request)
        token = current.set(RequestContext(request_id, client_address(request)))
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            with RequestLine(request) as line:
                response = line.status_of(self.get_response(request))
        finally:
            current.reset(token)
        response["X-Request-ID"] = request_id
        return response


class ProblemMiddleware:
    """Under /api/, answers are not stored, and every error is a problem."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_api(request):
            return self.get_response(request)
        response = self.get_response(request)
        if response.status_code >= 400:  # noqa: PLR2004
            _read_away(request)
            response = response if _is_json(response) else _as_problem(response)
        # Views whose answers may be revalidated with an ETag say so themselves.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What `core.problems` did not answer already: API views leave it the database alone."""
        if not _is_api(request):
            return None
        if isinstance(exception, DomainError):
            return plain_refusal(exception)
        if isinstance(exception, DATABASE_GONE):
            logger.warning("the database did not answer", exc_info=exception)
            return plain_problem(503)
        return None


class BoundedBodyMiddleware:
    """Under /api/, bodies are bounded before anybody reads them.

    Behind what adds the headers of every answer, so that these refusals carry them too.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        refused = _refused_unread(request) if _is_api(request) else None
        return refused or self.get_response(request)


def request_id_of(request: HttpRequest) -> str:
    """The one it was sent with, else a new one."""
    sent = request.META.get("HTTP_X_REQUEST_ID", "")
    return sent if REQUEST_ID.fullmatch(sent) else uuid.uuid4().hex


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _refused_unread(request: HttpRequest) -> HttpResponse | None:
    """Bodies too large, and encodings that decode to anything, are not read at all."""
    limit = settings.MAX_BODY_BYTES
    if request.content_type == "multipart/form-data":
        limit = settings.MAX_UPLOAD_BYTES + settings.MAX_BODY_BYTES
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdigit() and int(length) > limit:
        return plain_problem(413, detail=f"The body is larger than {limit} bytes.")
    if (request.content_params or {}).get("charset", "").lower() not in CHARSETS:
        return plain_problem(415, detail="Bodies are read as UTF-8 only.")
    return None


def _read_away(request: HttpRequest) -> None:
    """What is left of a refused body, within bounds.

    A server that has unread bytes closes the connection, and the answer may be lost with it.
    """
    with suppress(OSError):  # The client has gone.
        for _ in range(MOST_PIECES):
            if not request.read(PIECE):
                return


def _as_problem(response: HttpResponse) -> HttpResponse:
    """With the headers of the answer it takes the place of, but those of its content."""
    problem = plain_problem(response.status_code)
    for name, value in response.headers.items():
        if name not in OF_CONTENT:
            problem.headers.setdefault(name, value)
    return problem


def _is_json(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith(
        ("application/json", "application/problem+json")
    )
