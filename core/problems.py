"""Every API error as an RFC 9457 problem document."""

import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import JsonResponse
from psycopg_pool import PoolTimeout
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from core.context import current
from core.errors import DomainError, InvalidInputError

logger = logging.getLogger(__name__)

# Lost or exhausted connections, and waits for a lock or a statement that were cut short.
DATABASE_GONE = (OperationalError, InterfaceError, PoolTimeout)
RETRY_AFTER_SECONDS = "2"
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
OWN_CODES = frozenset(
    {
        "token_invalid",
        "invalid_credentials",
        "account_locked",
        "onboarding_required",
        "password_change_required",
        "signup_closed",
    }
)
SAME_FOR_ALL = frozenset({404})  # A hidden row and a missing one are told apart by nothing.
TITLES = {"validation_error": "The request is not valid.", "not_found": "Not found."}


def problem_response(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's EXCEPTION_HANDLER. None for a bug: Django logs it and answers 500."""
    if isinstance(exc, DomainError):
        set_rollback()
        return _response(exc.status, domain_problem(exc))
    if isinstance(exc, DATABASE_GONE):
        set_rollback()
        logger.warning("the database did not answer", exc_info=exc)
        return _response(503, document(503, "service_unavailable"))
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


def plain_problem(status: int, code: str = "", detail: str = "") -> JsonResponse:
    """A problem for answers that no API view made."""
    body = document(status, code or CODES.get(status, "error"), detail=detail)
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE)


def unavailable(detail: str = "") -> JsonResponse:
    """503 with Retry-After, for answers that no API view made."""
    response = plain_problem(503, detail=detail)
    response["Retry-After"] = RETRY_AFTER_SECONDS
    return response


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
    code, detail = CODES.get(status, "error"), ""
    if isinstance(exc, exceptions.APIException) and status not in SAME_FOR_ALL:
        detail = str(exc.detail)
        code = str(exc.get_codes()) if exc.get_codes() in OWN_CODES else code
    return document(status, code, detail=detail)


def _response(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    headers = headers or {}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = RETRY_AFTER_SECONDS
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
