"""What every request passes, whoever answers it."""

import re
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.addresses import client_address
from core.context import RequestContext, current
from core.problems import plain_problem

Answer = Callable[[HttpRequest], HttpResponse]
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")


class RequestContextMiddleware:
    """Give the request an id, and let logs, audit entries and problems know it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = request.headers.get("X-Request-ID", "")
        request_id = sent if REQUEST_ID.fullmatch(sent) else uuid.uuid4().hex
        token = current.set(RequestContext(request_id, client_address(request)))
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            response = self.get_response(request)
        finally:
            current.reset(token)
        response["X-Request-ID"] = request_id
        return response


class ProblemMiddleware:
    """Under /api/, bodies are bounded, answers are never stored, and every error is a problem."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        if _is_too_large(request):
            response: HttpResponse = plain_problem(
                413, "payload_too_large", "The body is too large."
            )
        else:
            response = self.get_response(request)
        if response.status_code >= 400 and not _is_json(response):  # noqa: PLR2004
            response = plain_problem(response.status_code)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _is_too_large(request: HttpRequest) -> bool:
    limit = settings.MAX_BODY_BYTES
    if request.content_type == "multipart/form-data":
        limit = settings.MAX_UPLOAD_BYTES + settings.MAX_BODY_BYTES
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdigit() and int(length) > limit


def _is_json(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith(
        ("application/json", "application/problem+json")
    )
