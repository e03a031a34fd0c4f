"""Access and refresh tokens: HS256 JWTs judged against a time that is passed in."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import jwt
from django.conf import settings

from users.errors import TokenInvalidError

if TYPE_CHECKING:
    from users.models import Login, RefreshToken

ALGORITHM = "HS256"
AUDIENCE = "leave-management"
ACCESS, REFRESH = "access", "refresh"
BITS_OF_AN_ID = 63
MOST_REMEMBERED = 8192  # by each worker, about a kilobyte each
# The lifetime is judged here, against `now`; PyJWT would read the clock of the machine.
OPTIONS: Any = {"verify_exp": False, "verify_iat": False, "verify_nbf": False}


@dataclass(frozen=True, slots=True)
class AccessClaims:
    """Who holds the token. The role in it is for reading only: rights come from the database."""

    user_id: int
    login_id: int


@dataclass(frozen=True, slots=True)
class RefreshClaims:
    login_id: int
    jti: uuid.UUID


def make_access_token(login: "Login", now: datetime) -> str:
    claims = {"user_id": login.user_id, "role": login.user.role, "login": login.pk}
    expires_at = now + settings.ACCESS_TOKEN_LIFETIME
    return _sign(claims, ACCESS, uuid.uuid4(), now, expires_at)


def make_refresh_token(token: "RefreshToken", now: datetime) -> str:
    return _sign({"login": token.login_id}, REFRESH, token.jti, now, token.expires_at)


def read_access_token(raw: str, now: datetime) -> AccessClaims:
    """Raises TokenInvalidError for anything but an access token of ours that is still valid."""
    claims = _verify(raw, ACCESS, ["user_id", "role"])
    if claims["exp"] <= now.timestamp():
        raise TokenInvalidError
    return AccessClaims(_integer(claims["user_id"]), _integer(claims["login"]))


def read_refresh_token(raw: str) -> RefreshClaims:
    """Says which link of which chain it is; whether that still counts, the database knows."""
    claims = _verify(raw, REFRESH, [])
    try:
        return RefreshClaims(_integer(claims["login"]), uuid.UUID(claims["jti"]))
    except (AttributeError, TypeError, ValueError) as exc:
        raise TokenInvalidError from exc


def _sign(
    claims: dict[str, Any], kind: str, jti: uuid.UUID, now: datetime, expires_at: datetime
) -> str:
    common = {
        "aud": AUDIENCE,
        "type": kind,
        "jti": str(jti),
        "iat": int(now.timestamp()),
        "exp": int(expires_at.timestamp()),
    }
    return jwt.encode(claims | common, settings.JWT_SECRET_KEY, algorithm=ALGORITHM)


def _verify(raw: str, kind: str, more: list[str]) -> Mapping[str, Any]:
    required = ("aud", "exp", "iat", "jti", "login", "type", *more)
    try:
        claims = _decode(raw, required)
    except (jwt.InvalidTokenError, ValueError) as exc:
        raise TokenInvalidError from exc
    if claims["type"] != kind:
        raise TokenInvalidError
    _integer(claims["exp"])
    return claims


def _decode(raw: str, required: tuple[str, ...]) -> Mapping[str, Any]:
    """By the key of today, or while keys change hands by the one before it."""
    try:
        return _decode_by(settings.JWT_SECRET_KEY, raw, required)
    except jwt.InvalidSignatureError:
        if not settings.JWT_SECRET_KEY_PREVIOUS:
            raise
        return _decode_by(settings.JWT_SECRET_KEY_PREVIOUS, raw, required)


@lru_cache(maxsize=MOST_REMEMBERED)
def _decode_by(key: str, raw: str, required: tuple[str, ...]) -> Mapping[str, Any]:
    """That we signed it, and what it says, never changes; whether it still counts is asked anew.

    Refusals are raised and so never remembered.
    """
    claims = jwt.decode(
        raw,
        key,
        algorithms=[ALGORITHM],
        audience=AUDIENCE,
        options=OPTIONS | {"require": [*required]},
    )
    return MappingProxyType(claims)


def _integer(value: Any) -> int:
    """One that the database could hold."""
    if type(value) is not int or value.bit_length() > BITS_OF_AN_ID:
        raise TokenInvalidError
    return value
