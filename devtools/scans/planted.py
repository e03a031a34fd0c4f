"""The search for people with its words pasted into the statement: a scan must find it."""

from typing import Any

from backend.wsgi import application
from users.managers import UserQuerySet

__all__ = ["application"]


def matching(self: Any, words: str) -> Any:
    pasted = words.replace("%", "%%")
    return self.extra(where=[f"users_user.last_name ILIKE '%%{pasted}%%'"])  # noqa: S610


UserQuerySet.matching = matching  # type: ignore[method-assign]
