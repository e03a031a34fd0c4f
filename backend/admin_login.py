"""Who looks at the admin pages: a login like every other, whose access token is in a cookie."""

from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from core import clock
from users.errors import TokenInvalidError
from users.models import Login, User
from users.services import logins

COOKIE, PATH = "admin_access", "/admin/"


class AdminLoginMiddleware(AuthenticationMiddleware):
    """Lazy, so that nothing but the admin pages asks the database. The API reads no cookie."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: _holder(request))  # type: ignore[assignment]


def login_of(request: HttpRequest) -> Login | None:
    """The login of the cookie, unless it has ended; its person with the rights of now."""
    try:
        return logins.login_of(request.COOKIES.get(COOKIE, ""), clock.now())
    except TokenInvalidError:
        return None


def keep(response: HttpResponse, access: str) -> None:
    lifetime = int(settings.ACCESS_TOKEN_LIFETIME.total_seconds())
    response.set_cookie(COOKIE, access, max_age=lifetime, **_attributes())


def drop(response: HttpResponse) -> None:
    response.set_cookie(COOKIE, "", max_age=0, **_attributes())


def _attributes() -> dict[str, Any]:
    secure = settings.SESSION_COOKIE_SECURE
    return {"path": PATH, "httponly": True, "samesite": "Strict", "secure": secure}


def _holder(request: HttpRequest) -> User | AnonymousUser:
    login = login_of(request)
    if login is None:
        return AnonymousUser()
    structlog.contextvars.bind_contextvars(user_id=login.user_id)
    return login.user
