"""Reading request bodies without letting a hostile one become a server error."""

import json
import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

# What the parser can just follow, others might not who write it out again.
DEEPEST = 20
# Half of a pair can be escaped in JSON, but neither stored nor sent back in an answer.
LONE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class BoundedJSONParser(JSONParser):
    """JSON objects in UTF-8 only (RFC 8259); nesting without end is the client's error.

    Their size is bounded by `core.middleware.BoundedBodyMiddleware`.
    """

    def parse(
        self,
        stream: Any,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            text = stream.read().decode("utf-8")
            data = json.loads(text, parse_float=_finite, parse_constant=_refuse) if text else {}
            if LONE_SURROGATE.search(text):
                json.dumps(data, ensure_ascii=False).encode()
        except (RecursionError, ValueError) as exc:
            raise ParseError("The body is not valid JSON.") from exc
        if not isinstance(data, dict):
            raise ParseError("The body must be a JSON object.")
        if _is_nested_deeper(data, DEEPEST):
            raise ParseError(f"The body is nested deeper than {DEEPEST} levels.")
        return data


def _is_nested_deeper(data: Any, levels: int) -> bool:
    level = [data]
    for _ in range(levels):
        level = [inner for value in level for inner in _members(value)]
    return bool(level)


def _members(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _refuse(constant: str) -> float:
    raise ValueError(constant)
