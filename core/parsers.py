"""Reading request bodies without letting a hostile one become a server error."""

from collections.abc import Mapping
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class BoundedJSONParser(JSONParser):
    """JSON objects only; nesting too deep for the parser is the client's error."""

    def parse(
        self,
        stream: Any,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            data = super().parse(stream, media_type, parser_context)
        except (RecursionError, ValueError) as exc:
            raise ParseError("The body is not valid JSON.") from exc
        if not isinstance(data, dict):
            raise ParseError("The body must be a JSON object.")
        return data
