"""What nginx sends to a second instance, against what the API does only once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from backend.tests import operations

NGINX = Path(settings.BASE_DIR) / "deploy" / "nginx.conf"
RULE = re.compile(r'^\s*"~(?P<pattern>[^"]+)" (?P<kind>\w+);$', re.MULTILINE)
KEY = "Idempotency-Key"


def writes() -> Iterator[tuple[str, str, bool]]:
    """Method, address, and whether the API carries a command with a key out once."""
    for path, methods in operations.document()["paths"].items():
        for method in methods.keys() & operations.UNSAFE:
            names = {each["name"] for each in methods[method].get("parameters", ())}
            yield method.upper(), path.replace(operations.ID, "7"), KEY in names


@pytest.fixture(scope="module")
def rules() -> list[tuple[re.Pattern[str], str]]:
    _, _, table = NGINX.read_text().partition('map "$request_method $keyed $uri" $repeatable {')
    found = RULE.findall(table.partition("}\n")[0])
    return [(re.compile(pattern), kind) for pattern, kind in found]


def kind_of(rules: list[tuple[re.Pattern[str], str]], request: str) -> str:
    return next((kind for pattern, kind in rules if pattern.search(request)), "never")


def test_only_a_command_whose_key_the_api_keeps_is_sent_again_when_it_may_have_arrived(
    rules: list[tuple[re.Pattern[str], str]],
) -> None:
    sent_again = {
        (method, path): kind_of(rules, f"{method} keyed {path}") == "lost"
        for method, path, _ in writes()
    }

    assert sent_again == {(method, path): is_kept for method, path, is_kept in writes()}
    assert True in sent_again.values()


def test_without_a_key_no_command_is_sent_again_when_it_may_have_arrived(
    rules: list[tuple[re.Pattern[str], str]],
) -> None:
    kinds = {kind_of(rules, f"{method} plain {path}") for method, path, _ in writes()}

    assert kinds == {"unsent", "never"}


def test_reads_are_sent_again(rules: list[tuple[re.Pattern[str], str]]) -> None:
    assert kind_of(rules, "GET plain /api/v1/auth/me/") == "lost"
