"""Headers that every answer carries, whoever asks and however it ends."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from rest_framework.test import APIClient

from backend.tests.company import Company, build
from backend.tests.test_permission_matrix import MATRIX, named
from conftest import SignIn

pytestmark = pytest.mark.django_db

HARDENING = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGES = ("/login", "/admin/login/", "/api/v1/docs/", "/api/v1/redoc/")
LOGIN = "/api/v1/auth/login/"
REFUSED: tuple[tuple[str, str, dict[str, Any], int], ...] = (
    ("GET", "/nowhere.php", {}, 404),
    ("GET", "/api/v1/nowhere/", {}, 404),
    ("GET", "/api/v1/auth/me/", {"headers": {"Host": "evil.example"}}, 400),
    ("POST", LOGIN, {"data": b"x" * 1_000_001}, 413),
    ("POST", LOGIN, {"data": b"{}", "content_type": "application/json; charset=utf-7"}, 415),
    ("TRACE", LOGIN, {}, 405),
)


@pytest.fixture
def company(settings: Settings, tmp_path: Path) -> Company:
    settings.MEDIA_ROOT = str(tmp_path)
    settings.CLIENT_DIST = tmp_path
    (tmp_path / "index.html").write_text("<!doctype html><title>Leave</title>")
    return build()


def every_get(client: APIClient, company: Company, who: str) -> Iterator[tuple[str, Any]]:
    for route, entry in MATRIX.items():
        if "GET" in entry:
            pk = company.ids.get(entry.get("pk", ""), 0)
            path = entry.get("path", route).replace("<int:pk>", str(pk))
            said = named(entry["GET"], company, who)
            yield route, client.get(f"/{path}", said.get("query", {}))


def policy_of(response: Any) -> dict[str, list[str]]:
    directives = (each.split() for each in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


@pytest.mark.parametrize("who", ["self", "admin", "anonymous"])
def test_every_route_hardens_the_browser(as_user: SignIn, company: Company, who: str) -> None:
    client = APIClient() if who == "anonymous" else as_user(company.people[who])

    for route, response in every_get(client, company, who):
        assert (route, HARDENING) == (route, {name: response[name] for name in HARDENING})
        assert "sandbox" in policy_of(response) or policy_of(response)["frame-ancestors"]


@pytest.mark.parametrize("who", ["self", "admin", "anonymous"])
def test_nothing_of_the_api_is_kept_for_somebody_else(
    as_user: SignIn, company: Company, who: str
) -> None:
    client = APIClient() if who == "anonymous" else as_user(company.people[who])
    kept = []

    for route, response in every_get(client, company, who):
        if not route.startswith("api/") or response["Cache-Control"] == "no-store":
            continue
        kept.append(route.removeprefix("api/v1/"))
        assert (route, response["Cache-Control"]) == (route, "private, no-cache")
        assert (route, "Authorization" in response["Vary"]) == (route, True)

    own = ["leaves/calendar/", "leaves/categories/", "notifications/unread-count/"]
    assert sorted(kept) == ([] if who == "anonymous" else own)


@pytest.mark.parametrize(("method", "path", "sent", "status"), REFUSED)
def test_refusals_carry_the_same(method: str, path: str, sent: dict[str, Any], status: int) -> None:
    response = Client().generic(method, path, **sent)

    assert response.status_code == status
    assert {name: response[name] for name in HARDENING} == HARDENING
    assert policy_of(response)["default-src"] == ["'self'"]


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize("page", PAGES)
def test_no_page_runs_or_loads_what_is_not_ours(page: str) -> None:
    response = Client().get(page)

    policy = policy_of(response)
    scripts = policy.get("script-src", policy["default-src"])
    assert (response.status_code, scripts) == (200, ["'self'"])
    assert (policy["object-src"], policy["frame-ancestors"]) == (["'none'"], ["'none'"])
    elsewhere = re.findall(rb'(?:src|href|action)="(?:https?:)?//[^"]*', response.content)
    assert elsewhere == []
    assert re.findall(rb"<script(?![^>]*\bsrc=)[^>]*>[^<]", response.content) == []


def test_pages_of_others_may_ask_the_api_alone(settings: Settings) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://app.company.example"]
    ours, me = {"Origin": "https://app.company.example"}, "/api/v1/auth/me/"

    assert "Access-Control-Allow-Origin" in Client().get(me, headers=ours).headers
    assert "Access-Control-Allow-Origin" not in Client().get("/admin/login/", headers=ours).headers
    foreign = Client().get(me, headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in foreign.headers
