"""The bell's poll, sent by everyone every 30 seconds: a plain view, one statement, mostly 304."""

from collections.abc import Callable
from typing import NamedTuple

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
Unread = tuple[bool, int]
"""Whether the password must be changed first, and how many are unread."""
Ask = Callable[[int, int], Unread | None]


class Counted(NamedTuple):
    user_id: int
    unread: int


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
    counted = count_once(request, _ask)
    structlog.contextvars.bind_contextvars(user_id=counted.user_id)
    if request.GET:
        return plain_problem(400, errors=[*field_errors(unknown_parameters(request.GET).detail)])
    headers = headers_of(counted)
    if matches_none(request, headers["ETag"]):
        return HttpResponse(status=304, headers=headers)
    return JsonResponse({"count": counted.unread}, headers=headers)


unread_count.cls = UnreadCountDocument  # type: ignore[attr-defined]  # For drf-spectacular.
unread_count.initkwargs = {}  # type: ignore[attr-defined]


def count_once(request: HttpRequest, ask: Ask) -> Counted:
    """Also when backend.unchanged_poll has asked before.

    Raises as the permissions of core.views do.
    """
    if COUNTED not in request.META:
        request.META[COUNTED] = _count_for(request, ask)
    counted: Counted = request.META[COUNTED]
    return counted


def headers_of(counted: Counted) -> dict[str, str]:
    return {"ETag": f'W/"{counted.user_id}-{counted.unread}"', **OWN_TO_REVALIDATE}


def _count_for(request: HttpRequest, ask: Ask) -> Counted:
    scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() != "bearer":
        throttling.spend(Allowance("anonymous", line_of(request)), clock.now())
        raise NotSignedInError
    claims = read_access_token(token.strip(), clock.now())
    row = ask(claims.login_id, claims.user_id)
    if row is None:
        raise TokenInvalidError
    throttling.spend(Allowance("poll", str(claims.user_id)), clock.now())
    must_change_password, unread = row
    if must_change_password:
        raise PasswordChangeRequiredError
    return Counted(claims.user_id, unread)


def _ask(login_id: int, user_id: int) -> Unread | None:
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, [login_id, user_id])
        unread: Unread | None = cursor.fetchone()
    if unread is not None:  # Also what is refused from here on is logged as theirs.
        structlog.contextvars.bind_contextvars(user_id=user_id)
    return unread
