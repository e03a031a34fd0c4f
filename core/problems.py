"""Every API error as an RFC 9457 problem document."""

import errno
import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse, UnreadablePostError
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from core.context import current
from core.errors import DomainError, InvalidInputError

logger = logging.getLogger(__name__)

DISK_IS_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
STANDING_HEADERS = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "2"}}
CONTENT_TYPE = "application/problem+json"
CODES = {
    400: "validation_error",
    401: "not_authenticated",
    403: "permission_denied",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "payload_too_large",
    415: "unsupported_media_type",
    429: "throttled",
    500: "internal_error",
    503: "service_unavailable",
}
SAME_FOR_ALL = frozenset({401, 403, 404})  # Hidden and missing are told apart by nothing.
TITLES = {
    "validation_error": "The request is not valid.",
    "not_authenticated": "Sign in first.",
    "permission_denied": "You may not do this.",
    "not_found": "Not found.",
    "throttled": "Too many requests.",
    "service_unavailable": "The service cannot answer right now.",
}


def problem_response(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's EXCEPTION_HANDLER. None for a bug, or for a database that is gone: Django goes on."""
    if isinstance(exc, DomainError):
        set_rollback()
        return _response(exc.status, domain_problem(exc), exc.headers)
    if isinstance(exc, UnreadablePostError):
        return _response(400, document(400, code_of(400), detail="The body ended too early."))
    if isinstance(exc, OSError) and exc.errno in DISK_IS_FULL:
        logger.error("the disk is full", exc_info=exc)
        return _response(503, document(503, code_of(503)))
    response = exception_handler(exc, context)
    if response is None:
        return None
    headers = {
        name: response.headers[name]
        for name in ("Retry-After", "WWW-Authenticate", "Allow")
        if name in response.headers
    }
    return _response(response.status_code, _framework_problem(exc, response), headers)


def domain_problem(exc: DomainError) -> dict[str, Any]:
    errors = []
    if exc.pointer:
        reason = exc.reason if isinstance(exc, InvalidInputError) else exc.code
        errors = [{"pointer": f"#/{exc.pointer}", "code": reason, "detail": str(exc)}]
    return document(exc.status, exc.code, exc.title, str(exc), errors=errors, **exc.facts)


def plain_problem(
    status: int,
    *,
    detail: str = "",
    errors: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> JsonResponse:
    """A problem for answers that no API view made."""
    body = document(status, code_of(status), detail=detail, errors=errors)
    return _plain_response(status, body, headers)


def plain_refusal(exc: DomainError) -> JsonResponse:
    """The refusal of a rule, for answers that no API view made."""
    return _plain_response(exc.status, domain_problem(exc), exc.headers)


def _plain_response(
    status: int, body: dict[str, Any], headers: dict[str, str] | None = None
) -> JsonResponse:
    headers = STANDING_HEADERS.get(status, {}) | (headers or {})
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE, headers=headers)


def code_of(status: int) -> str:
    return CODES.get(status, "error")


def document(
    status: int,
    code: str,
    title: str = "",
    detail: str = "",
    *,
    errors: list[dict[str, str]] | None = None,
    **facts: Any,
) -> dict[str, Any]:
    title = title or TITLES.get(code) or HTTPStatus(status).phrase
    body = {
        "type": f"/problems/{code.replace('_', '-')}",
        "title": title,
        "status": status,
        "detail": detail or title,
        "code": code,
        "request_id": current.get().request_id,
        **facts,
    }
    return body | ({"errors": errors} if errors else {})


def _framework_problem(exc: Exception, response: Response) -> dict[str, Any]:
    status = response.status_code
    if isinstance(exc, exceptions.ValidationError):
        errors = list(field_errors(exc.detail))
        return document(status, "validation_error", detail=_summary(errors), errors=errors)
    said = exc.detail if isinstance(exc, exceptions.APIException) else ""
    if isinstance(exc, exceptions.AuthenticationFailed):
        return document(status, str(exc.get_codes()), str(said))
    detail = "" if status in SAME_FOR_ALL else str(said)
    return document(status, code_of(status), detail=detail)


def _response(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    headers = STANDING_HEADERS.get(status, {}) | (headers or {})
    return Response(body, status=status, headers=headers, content_type=CONTENT_TYPE)


def _summary(errors: list[dict[str, str]]) -> str:
    return errors[0]["detail"] if len(errors) == 1 else ""


def field_errors(detail: Any, pointer: str = "#") -> Iterator[dict[str, str]]:
    """Flatten DRF's nested error tree into the RFC's list of {pointer, code, detail}."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            own = name in {"non_field_errors", "detail"}
            yield from field_errors(inner, pointer if own else f"{pointer}/{name}")
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, (dict, list))
            yield from field_errors(inner, f"{pointer}/{index}" if nested else pointer)
    else:
        yield {"pointer": pointer, "code": detail.code, "detail": str(detail)}
