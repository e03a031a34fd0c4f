"""Django's WSGI handler, without its trust in the encodings that clients name."""

from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

from backend.unchanged_poll import POLL, Poll


class Utf8Request(WSGIRequest):
    """Reads query strings as UTF-8, whatever charset the Content-Type of the body names.

    Django looks the name up while it makes the request, outside every middleware: `charset=zip`
    would be an error 500.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        content_type, params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        self.content_type, self.content_params = content_type, params


class Handler(WSGIHandler):
    request_class = Utf8Request

    def __call__(  # type: ignore[override]  # Its stubs name a response for what WSGI iterates.
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        if environ["PATH_INFO"] == POLL and Poll(Utf8Request(environ)).is_answered(start_response):
            return []
        return super().__call__(environ, start_response)
