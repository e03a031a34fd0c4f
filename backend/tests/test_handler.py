from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.http import HttpResponse

from backend.handler import Handler
from backend.tests import production
from core.middleware import BoundedBodyMiddleware


@pytest.mark.parametrize("charset", ["rot13", "zip", "base64", "no-such", "utf-16"])
def test_a_charset_that_is_none_is_415(charset: str) -> None:
    environ: dict[str, Any] = {
        "PATH_INFO": "/api/v1/notifications/",
        "QUERY_STRING": "a=b",
        "CONTENT_TYPE": f"application/json; charset={charset}",
    }
    setup_testing_defaults(environ)
    request = Handler.request_class(environ)

    response = BoundedBodyMiddleware(lambda _: HttpResponse())(request)

    assert request.GET.dict() == {"a": "b"}
    assert response.status_code == 415


def test_every_view_is_there_before_the_first_request() -> None:
    """A worker that replaces another is made from what is loaded."""
    asks = "import sys, backend.wsgi; print('leaves.views.export' in sys.modules)"

    assert production.run("-c", asks, DEBUG="true").stdout == "True\n"
