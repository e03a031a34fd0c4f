import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from backend.env import env_contact
from conftest import Clock

URL = "/.well-known/security.txt"


def test_says_whom_to_tell_and_for_how_long_that_holds(
    settings: Settings, test_clock: Clock
) -> None:
    settings.SECURITY_CONTACT = "mailto:security@company.example"

    response = Client().get(URL)

    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "Contact: mailto:security@company.example\nExpires: 2026-04-03T12:00:00Z\n"
    )


def test_is_not_there_where_nobody_is_named() -> None:
    assert Client().get(URL).status_code == 404
    assert Client().post(URL).status_code == 405


@pytest.mark.parametrize(
    "named", ["mailto:security@company.example", "https://company.example/report", "tel:+84-28-1"]
)
def test_takes_what_the_standard_takes(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", f" {named} ")

    assert env_contact("SECURITY_CONTACT") == named


@pytest.mark.parametrize(
    "named",
    ["security@company.example", "http://company.example", "mailto:", "mailto:a\nExpires: b"],
)
def test_refuses_what_it_does_not(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", named)

    with pytest.raises(ImproperlyConfigured, match="SECURITY_CONTACT must be an address"):
        env_contact("SECURITY_CONTACT")
