"""The refresh token as a cookie, and whose pages may make a browser send it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from rest_framework.response import Response

from users.errors import ForeignOriginError, NotSignedInError

NAME = "refresh_token"
PATH = "/api/v1/auth/"
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


def require_own_origin(request: HttpRequest) -> None:
    """Raises ForeignOriginError when a page of somebody else's site sent this."""
    origin = request.headers.get("Origin")
    if origin is not None and not _is_allowed(origin, request):
        raise ForeignOriginError


def presented_token(request: HttpRequest, sent: str | None) -> str:
    """The token of the body, else that of the cookie when our own page sent it."""
    if sent:
        return sent
    is_own_page = request.headers.get("Sec-Fetch-Site") == "same-origin" or _is_allowed(
        request.headers.get("Origin", ""), request
    )
    token = request.COOKIES.get(NAME) if is_own_page else None
    if not token:
        raise NotSignedInError
    return token


def keep_token(request: HttpRequest, response: Response, token: str) -> None:
    lifetime = int(settings.REFRESH_TOKEN_LIFETIME.total_seconds())
    response.set_cookie(NAME, token, max_age=lifetime, **_attributes(request))


def drop_token(request: HttpRequest, response: Response) -> None:
    response.set_cookie(NAME, "", max_age=0, **_attributes(request))


def _attributes(request: HttpRequest) -> dict[str, Any]:
    host = urlsplit(f"//{request.get_host()}").hostname
    is_plain_local = not request.is_secure() and host in LOCAL_HOSTS
    return {"path": PATH, "httponly": True, "samesite": "Strict", "secure": not is_plain_local}


def _is_allowed(origin: str, request: HttpRequest) -> bool:
    own = f"{request.scheme}://{request.get_host()}"
    return origin == own or origin in settings.CORS_ALLOWED_ORIGINS
