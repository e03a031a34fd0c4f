from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

PAGE = b"<!doctype html><title>Leave</title>"


@pytest.fixture
def built(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(PAGE)
    settings.CLIENT_DIST = tmp_path


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("route", ["/", "/login", "/my-leaves", "/requests/7", "/apiary", "/a/"])
def test_every_route_of_the_client_is_its_page(route: str) -> None:
    response = Client().get(route)

    assert (response.status_code, response.content) == (200, PAGE)
    assert response["Content-Type"].startswith("text/html")
    assert response["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "address",
    ["/api", "/api/", "/api/v1/nowhere/", "/assets/gone.js", "/assets/gone", "/static/x", "/a.js"],
)
def test_files_and_api_never_answer_the_page(address: str) -> None:
    response = Client().get(address)

    assert response.status_code == 404
    assert PAGE not in response.content


@pytest.mark.usefixtures("built")
def test_the_page_is_read_not_written() -> None:
    assert Client().post("/login").status_code == 405


def test_says_what_is_missing_when_the_client_is_not_built(
    settings: Settings, tmp_path: Path
) -> None:
    settings.CLIENT_DIST = tmp_path / "dist"

    response = Client().get("/login")

    assert response.status_code == 404
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert b"python3 dev.py up" in response.content


@pytest.mark.usefixtures("built")
def test_the_page_allows_nothing_inline_and_no_frames() -> None:
    response = Client().get("/")

    assert response["Content-Security-Policy"] == (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
