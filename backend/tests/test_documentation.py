"""The API document, and the pages that show it."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    response = Client().get("/api/v1/schema/")
    assert response.status_code == 200
    document: dict[str, Any] = json.loads(response.content)
    return document


def operation(document: dict[str, Any], method: str, path: str) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"][f"/api/v1{path}"][method]
    return found


def test_validates_without_a_warning(tmp_path: Any) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", file=str(tmp_path / "openapi"))


def test_says_what_it_is_and_whose(document: dict[str, Any]) -> None:
    info = document["info"]

    assert (info["title"], info["license"]["name"]) == ("Leave management", "Proprietary")
    assert info["version"] == settings.VERSION
    assert info["contact"]["name"]
    assert info["description"].startswith("Ask for leave, decide it, and explain every balance")
    assert [server["url"] for server in document["servers"]] == ["/"]


def test_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.1"


def test_names_the_errors_of_a_command(document: dict[str, Any]) -> None:
    put = operation(document, "put", "/notifications/{id}/")

    assert sorted(put["responses"]) == [
        *["200", "400", "401", "403", "404", "409", "413", "415", "422", "429", "503"]
    ]
    assert {p["name"] for p in put["parameters"]} == {"id", "Idempotency-Key"}
    assert "Idempotency-Replayed" in put["responses"]["200"]["headers"]


def test_every_error_is_a_problem(document: dict[str, Any]) -> None:
    for name, response in document["components"]["responses"].items():
        schema = response["content"]["application/problem+json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/Problem"}, name
    codes = document["components"]["schemas"]["ProblemCode"]["enum"]
    assert {"overlap", "insufficient_balance", "token_invalid", "throttled"} <= {*codes}


def test_names_the_errors_of_every_operation(document: dict[str, Any]) -> None:
    for path, methods in document["paths"].items():
        for method, described in methods.items():
            assert {"400", "401", "429", "503"} <= {*described["responses"]}, (method, path)


def test_shows_the_query_of_a_list(document: dict[str, Any]) -> None:
    get = operation(document, "get", "/notifications/")

    assert {p["name"]: p["schema"]["type"] for p in get["parameters"]} == {
        "cursor": "string",
        "is_read": "boolean",
        "limit": "integer",
        "page_size": "integer",
    }
    page = document["components"]["schemas"]["PaginatedNotificationList"]
    assert page["required"] == ["next", "previous", "results"]


def test_shows_the_poll_that_is_no_api_view(document: dict[str, Any]) -> None:
    get = operation(document, "get", "/notifications/unread-count/")

    assert get["security"] == [{"bearerAuth": []}]
    assert get["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/UnreadCount"
    }
    assert "304" in get["responses"]


def test_says_nothing_of_how_views_are_built(document: dict[str, Any]) -> None:
    assert "Refuses query parameters it does not know" not in json.dumps(document)


@pytest.mark.parametrize("page", ["docs", "redoc"])
def test_its_pages_load_only_files_of_ours(page: str) -> None:
    response = Client().get(f"/api/v1/{page}/")
    text = response.content.decode()

    assert response.status_code == 200
    files = re.findall(r'(?:src|href)="/static/([^"]+)"', text)
    assert len(files) == text.count("<script") + text.count("<link")
    assert all(finders.find(file) for file in files)
    assert re.search(r"<script>|<style|\son\w+=|https?://", text) is None
    assert "script-src" not in response["Content-Security-Policy"]
    assert "default-src 'self';" in response["Content-Security-Policy"]


def test_its_pages_and_itself_take_any_query() -> None:
    for page in ("docs", "redoc", "schema"):
        assert Client().get(f"/api/v1/{page}/?version=1").status_code == 200
