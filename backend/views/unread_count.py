"""The bell's poll, sent by everyone every 30 seconds: a plain view, one statement, mostly 304."""

from typing import Any

import structlog
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.utils import OpenApiResponse, extend_schema

from core import clock, throttling
from core.addresses import line_of
from core.api import ApiView, unknown_parameters
from core.errors import PasswordChangeRequiredError
from core.etags import OWN_TO_REVALIDATE, matches_none
from core.problems import field_errors, plain_problem
from core.serializers import UnreadCountSerializer
from core.throttling import Allowance
from users.errors import NotSignedInError, TokenInvalidError
from users.tokens import read_access_token

# The login lives, its person is active, and what they have not read: asked in one go.
STATEMENT = "SELECT must_change_password, unread FROM users_unread_of_login(%s, %s)"
COUNTED = "leave.unread_count"


class UnreadCountDocument(ApiView):
    """What the API document says of the view below; requests never pass here."""

    @extend_schema(
        operation_id="notifications_unread_count",
        summary="Count unread notifications",
        responses={
            200: UnreadCountSerializer,
            304: OpenApiResponse(description="The count is still that of If-None-Match."),
        },
    )
    def get(self) -> None:
        """How many notifications the caller has not read."""


@csrf_exempt  # The token is no cookie; a wrong method is told so.
def unread_count(request: HttpRequest) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        return plain_problem(405, headers={"Allow": "GET, HEAD"})
    user_id, count = _counted_once(request)
    if request.GET:
        return plain_problem(400, errors=[*field_errors(unknown_parameters(request.GET).detail)])
    tag = f'W/"{user_id}-{count}"'
    headers = {"ETag": tag, **OWN_TO_REVALIDATE}
    if matches_none(request, tag):
        return HttpResponse(status=304, headers=headers)
    return JsonResponse({"count": count}, headers=headers)


unread_count.cls = UnreadCountDocument  # type: ignore[attr-defined]  # For drf-spectacular.
unread_count.initkwargs = {}  # type: ignore[attr-defined]


def _counted_once(request: HttpRequest) -> tuple[int, int]:
    """Also when backend.unchanged_poll has asked before."""
    if COUNTED not in request.META:
        request.META[COUNTED] = _count_for(request)
    counted: tuple[int, int] = request.META[COUNTED]
    return counted


def _count_for(request: HttpRequest) -> tuple[int, int]:
    """The caller and their count. Raises as the permissions of core.views do."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        throttling.spend(Allowance("anonymous", line_of(request)), clock.now())
        raise NotSignedInError
    claims = read_access_token(token.strip(), clock.now())
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, [claims.login_id, claims.user_id])
        row: tuple[Any, ...] | None = cursor.fetchone()
    if row is None:
        raise TokenInvalidError
    structlog.contextvars.bind_contextvars(user_id=claims.user_id)
    throttling.spend(Allowance("poll", str(claims.user_id)), clock.now())
    must_change_password, count = row
    if must_change_password:
        raise PasswordChangeRequiredError
    return claims.user_id, count
