"""Who is calling: a bearer access token, and the database's word that it still counts."""

from typing import Any

import structlog
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from core import clock
from users.errors import TokenInvalidError
from users.models import Login, User
from users.services import logins

SCHEME = "Bearer"


class AccessTokenAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[User, Login] | None:
        scheme, _, token = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        try:
            login = logins.login_of(token.strip(), clock.now())
        except TokenInvalidError as exc:
            raise AuthenticationFailed(TokenInvalidError.title, TokenInvalidError.code) from exc
        structlog.contextvars.bind_contextvars(user_id=login.user_id)
        return login.user, login

    def authenticate_header(self, request: Request) -> str:
        return SCHEME


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "users.authentication.AccessTokenAuthentication"
    name = "bearerAuth"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
