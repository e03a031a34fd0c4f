"""What the scans ask for, and what they make of the answers."""

import json
from collections import Counter
from urllib.parse import parse_qs, urlsplit

from devtools.places import FRONTEND
from devtools.scans.outcome import Outcome
from devtools.scans.questions import questions

DOCUMENT = json.loads((FRONTEND / "openapi.json").read_text())


def test_every_parameter_of_every_list_is_asked_about() -> None:
    asked: dict[str, set[str]] = {}
    for question in questions(DOCUMENT):
        address = urlsplit(question.path)
        asked.setdefault(address.path, set()).update(parse_qs(address.query))

    lists = {
        path: {each["name"] for each in operations["get"].get("parameters", [])}
        for path, operations in DOCUMENT["paths"].items()
        if "get" in operations and "{" not in path
    }
    assert len([path for path, names in lists.items() if names]) >= 20
    assert {path: names for path, names in lists.items() if names - asked.get(path, set())} == {}


def test_to_break_the_server_is_to_find_something() -> None:
    outcome = Outcome("injection")

    outcome.count(Counter({200: 3, 400: 2, 500: 1}))

    assert outcome.figures == {
        "requests": 6,
        "answered 200": 3,
        "answered 400": 2,
        "answered 500": 1,
    }
    assert outcome.findings == ["1 answers 500: see the log of the server"]
