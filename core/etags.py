"""Versions as entity tags: `ETag` on answers, `If-Match` on actions (RFC 9110, section 13.1.1)."""

import re
from dataclasses import dataclass

from django.http import HttpRequest

from core.errors import VersionConflictError

# A browser may keep it for the same login alone, and has to ask each time whether it still holds.
OWN_TO_REVALIDATE = {"Cache-Control": "private, no-cache", "Vary": "Authorization"}
TAG = re.compile(r'(?:W/)?"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Expectation:
    """The versions a caller says they have read; None: any."""

    versions: frozenset[str] | None = None

    def require(self, version: int) -> None:
        """Raise VersionConflictError when the row has moved on."""
        if self.versions is not None and str(version) not in self.versions:
            raise VersionConflictError(version=version)


ANY_VERSION = Expectation()


def version_tag(version: int) -> str:
    return f'"{version}"'


def if_match(request: HttpRequest) -> Expectation:
    """What `If-Match` asks for. A header without a readable tag matches nothing."""
    header = request.headers.get("If-Match")
    if header is None or header.strip() == "*":
        return ANY_VERSION
    return Expectation(frozenset(TAG.findall(header)))


def matches_none(request: HttpRequest, tag: str) -> bool:
    """Whether `If-None-Match` already holds this tag, strong or weak, so that 304 is the answer."""
    header = request.META.get("HTTP_IF_NONE_MATCH", "")
    return header.strip() == "*" or tag.removeprefix("W/").strip('"') in TAG.findall(header)
