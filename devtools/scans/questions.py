"""What the injection scan asks: every parameter of every list, some bodies, headers and ids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

CURSOR = "cD0yMDI2LTAzLTAyKzEyJTNBMDAlM0EwMCUyQjAwJTNBMDA="
SAMPLES = {"year": "2026", "month": "3", "cursor": CURSOR, "search": "an", "target_type": "user"}
# Asked first, as long as there is time: all the others are numbers, days and known words.
FREE = {"search", "cursor", "ordering"}
BY_FORMAT = {"date": "2026-03-02", "date-time": "2026-03-02T00:00:00Z"}
BY_TYPE = {"integer": "1", "boolean": "true"}
# Days are asked for in one of two ways; both at once are refused before anything is looked up.
APART = {"/api/v1/leaves/calendar/": ({"year", "month"}, {"from", "to"})}
DAYS = {"start_date": "2026-03-02", "end_date": "2026-03-03"}


@dataclass(frozen=True)
class Question:
    """`*` in an address, a header or a body says where to put what is tried; else everywhere."""

    name: str
    path: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


def questions(document: dict[str, Any]) -> Iterator[Question]:
    for path, operations in document["paths"].items():
        asked = operations.get("get", {}).get("parameters", [])
        query = {each["name"]: _sample(each) for each in asked if each["in"] == "query"}
        if not query or "{" in path:
            continue
        for left_out in APART.get(path, (set(),)):
            kept = sorted(query.keys() - left_out, key=lambda name: (name not in FREE, name))
            words = {name: query[name] for name in kept}
            yield Question(f"{_short(path)} {' '.join(words)}", f"{path}?{urlencode(words)}")
    yield from OTHERS


def _sample(parameter: dict[str, Any]) -> str:
    shape = parameter.get("schema", {})
    if parameter["name"] in SAMPLES:
        return SAMPLES[parameter["name"]]
    if "enum" in shape:
        return str(shape["enum"][0])
    kind = BY_FORMAT.get(shape.get("format", "")) or BY_TYPE.get(shape.get("type", ""))
    return kind or "a"


def _short(path: str) -> str:
    return path.removeprefix("/api/v1/").strip("/")


def _posted(name: str, path: str, body: dict[str, Any]) -> Question:
    headers = {"Content-Type": "application/json"}
    return Question(name, f"/api/v1/{path}", "POST", headers, json.dumps(body))


OTHERS = (
    Question("id of a request", "/api/v1/leaves/requests/1*/"),
    Question("If-None-Match", "/api/v1/leaves/categories/", headers={"If-None-Match": "a*"}),
    Question("X-Request-ID", "/api/v1/leaves/requests/", headers={"X-Request-ID": "a*"}),
    Question(
        "Idempotency-Key",
        "/api/v1/notifications/mark-all-read/",
        "PUT",
        {"Idempotency-Key": "a*", "Content-Type": "application/json"},
        "{}",
    ),
    _posted("body of a preview", "leaves/requests/preview/", {"category": 1, "notes": "a", **DAYS}),
    _posted(
        "body of an export",
        "leaves/export/",
        {"format": "csv", "from": "2026-03-02", "to": "2026-03-03", "status": "PENDING"},
    ),
    _posted("e-mail of a login", "auth/login/", {"email": "a@b.example*", "password": "x"}),
)
