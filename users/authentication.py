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
from users.tokens import read_access_token

SCHEME = "Bearer"


class AccessTokenAuthentication(BaseAuthentication):
    """One query: the login has not ended and its person is active. Rights are theirs of now."""

    def authenticate(self, request: Request) -> tuple[User, Login] | None:
        scheme, _, token = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        try:
            claims = read_access_token(token.strip(), clock.now())
            login = Login.objects.live().with_person().get(pk=claims.login_id, user=claims.user_id)
        except (TokenInvalidError, Login.DoesNotExist) as exc:
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
