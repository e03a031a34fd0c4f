"""Reading request bodies without letting a hostile one become a server error."""

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class BoundedJSONParser(JSONParser):
    """JSON objects in UTF-8 only (RFC 8259); nesting without end is the client's error.

    Their size is bounded by `core.middleware.ProblemMiddleware`.
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
        except (RecursionError, ValueError) as exc:
            raise ParseError("The body is not valid JSON.") from exc
        if not isinstance(data, dict):
            raise ParseError("The body must be a JSON object.")
        return data


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _refuse(constant: str) -> float:
    raise ValueError(constant)
