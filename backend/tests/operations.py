"""What the API document and the routes say can be written."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver
from drf_spectacular.generators import SchemaGenerator

UNSAFE = {"post", "put", "patch", "delete"}
ID = "{id}"


def document() -> dict[str, Any]:
    made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return made


def writes(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each with the properties of its body."""
    return {
        f"{method.upper()} {path.removeprefix('/api/v1/')}": properties(document, described)
        for path, methods in document["paths"].items()
        for method, described in methods.items()
        if method in UNSAFE
    }


def properties(document: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for content in described.get("requestBody", {"content": {}})["content"].values():
        name = content["schema"]["$ref"].rpartition("/")[2]
        found |= document["components"]["schemas"][name]["properties"]
    return found


def routed(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Writes by what the views can do, whatever the document says."""
    for entry in patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routed(entry.url_patterns, path)
        elif path.startswith("api/v1/"):
            view = getattr(entry.callback, "view_class", None)
            short = path.removeprefix("api/v1/").replace("<int:pk>", ID)
            yield from (f"{m.upper()} {short}" for m in UNSAFE if hasattr(view, m))
