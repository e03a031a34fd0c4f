"""Typed reads of environment variables that fail by name on a bad value."""

import os
import re
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})


def env_str(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; an empty one counts as absent."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, default: bool) -> bool:
    raw = env_str(name).lower()
    if not raw:
        return default
    if raw in TRUE:
        return True
    if raw in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {raw!r}.")


def env_int(name: str, default: int, *, minimum: int = 0, maximum: int = 2**31 - 1) -> int:
    raw = env_str(name)
    if not raw:
        return default
    if not (raw.isascii() and raw.isdigit() and minimum <= int(raw) <= maximum):
        raise ImproperlyConfigured(
            f"{name} must be a whole number from {minimum} to {maximum}, not {raw!r}."
        )
    return int(raw)


def env_contact(name: str) -> str:
    """An address that RFC 9116 takes as `Contact`: mailto, https or tel."""
    raw = env_str(name)
    if raw and not re.fullmatch(r"(mailto:|https://|tel:)[\x21-\x7e]+", raw):
        raise ImproperlyConfigured(
            f"{name} must be an address such as mailto:security@example.com, not {raw!r}."
        )
    return raw


def env_list(name: str, default: str = "") -> list[str]:
    """Comma-separated values without blanks or empty items."""
    return [item.strip() for item in env_str(name, default).split(",") if item.strip()]


def database_url(name: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?host=/folder` as Django's DATABASES entry."""
    url = urlsplit(env_str(name))
    if url.scheme not in {"postgres", "postgresql"} or len(url.path) <= 1:
        raise ImproperlyConfigured(f"{name} must be set, as postgresql://user:password@host/name.")
    try:
        port = url.port
    except ValueError as exc:
        raise ImproperlyConfigured(f"{name} has a port that is not a number.") from exc
    query = dict(parse_qsl(url.query))
    return {
        "ENGINE": "backend.database",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username or query.pop("user", "")),
        "PASSWORD": unquote(url.password or query.pop("password", "")),
        "HOST": query.pop("host", "") or url.hostname or "",
        "PORT": str(query.pop("port", "") or port or ""),
        "OPTIONS": query,
    }
