"""What gunicorn, as it is configured here, takes for a request and what of it it believes."""

import runpy
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from gunicorn.config import Config  # type: ignore[import-untyped]
from gunicorn.http.errors import ParseException  # type: ignore[import-untyped]
from gunicorn.http.parser import RequestParser  # type: ignore[import-untyped]

LOOPBACK = ("127.0.0.1", 40_000)
START = b"POST /api/v1/auth/login/ HTTP/1.1\r\nHost: leave.company.example\r\n"
SECOND = b"GET /api/v1/auth/me/ HTTP/1.1\r\nHost: leave.company.example\r\n\r\n"


def parsed(raw: bytes) -> Iterator[Any]:
    config = Config()
    stated = runpy.run_path(str(settings.BASE_DIR / "deploy" / "gunicorn.conf.py"))
    for name in stated.keys() & config.settings.keys() - {"on_exit", "pre_fork", "child_exit"}:
        config.set(name, stated[name])
    return iter(RequestParser(config, iter([raw]), LOOPBACK))


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 2\r\nContent-Length: 3\r\n",
        b"Content-Length: +2\r\n",
        b"Content-Length: \xb2\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Host: evil.example\r\n",
        b"X-Note: a\x00b\r\n",
        b"X-Note: a\rb\r\n",
    ],
)
def test_a_request_that_two_servers_could_read_in_two_ways_is_none(headers: bytes) -> None:
    with pytest.raises(ParseException):
        next(parsed(START + headers + b"\r\n" + SECOND))


@pytest.mark.parametrize(
    "header",
    [
        b"SCRIPT_NAME: /api",
        b"PATH_INFO: /healthz",
        b"X_Forwarded_For: 203.0.113.7",
        b"X-Forwarded-Proto: https",
    ],
)
def test_no_header_chooses_path_or_scheme_even_from_this_machine(header: bytes) -> None:
    request = next(parsed(SECOND[:-2] + header + b"\r\n\r\n"))

    assert (request.path, request.scheme) == ("/api/v1/auth/me/", "http")
    assert {name for name, _ in request.headers} <= {"HOST", "X-FORWARDED-PROTO"}
