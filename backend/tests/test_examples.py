"""The examples of the API document: one for every body and answer, each as its schema says."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from backend.examples.problems import OWN, TYPICAL
from backend.tests.operations import document as made_document
from core import errors as shared
from core.errors import DomainError
from leaves import errors as leaves
from organizations import errors as organizations
from users import errors as users

BODIES = {"application/json", "multipart/form-data"}
TEXTS = {"application/json", "application/problem+json", "text/csv"}
# What may be empty in a true answer; anything else empty has been forgotten in the story.
MAY_BE_EMPTY = {"reason", "name", "decision_comment", "rejection_reason"}

type Document = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> Document:
    return made_document()


def contents(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Where, of which type, and what each body and answer says."""
    responses = document["components"]["responses"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            where = f"{method.upper()} {path}"
            for kind, content in operation.get("requestBody", {}).get("content", {}).items():
                yield f"{where} body", kind, content
            for status, answer in operation["responses"].items():
                shared = answer.get("$ref", "").rpartition("/")[2]
                said = responses[shared] if shared else answer
                for kind, content in said.get("content", {}).items():
                    yield f"{where} {status}", kind, content


def examples(document: Document, content: Document) -> list[Any]:
    kept = document["components"]["examples"]
    named = [one["$ref"].rpartition("/")[2] for one in content.get("examples", {}).values()]
    return [content["example"]] if "example" in content else [kept[name]["value"] for name in named]


def test_every_body_has_an_example(document: Document) -> None:
    bodies = [found for found in contents(document) if found[0].endswith("body")]
    without = [where for where, _, content in bodies if not examples(document, content)]

    assert without == []
    assert {kind for _, kind, _ in bodies} == BODIES
    assert len(bodies) >= 35


def test_every_answer_that_can_be_written_down_has_an_example(document: Document) -> None:
    answers = [found for found in contents(document) if not found[0].endswith("body")]
    without = [
        where
        for where, kind, content in answers
        if kind in TEXTS and not examples(document, content)
    ]

    assert without == []
    assert len(answers) >= 700


def test_every_example_is_what_its_schema_says(document: Document) -> None:
    wrong, checked = [], 0
    for where, _, content in contents(document):
        schema = {**content["schema"], "components": document["components"]}
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        for example in examples(document, content):
            checked += 1
            wrong += [f"{where}: {error.message}" for error in validator.iter_errors(example)]

    assert wrong == []
    assert checked >= 900


def test_an_example_against_its_schema_is_noticed(document: Document) -> None:
    schema = {"$ref": "#/components/schemas/LeaveRequest", "components": document["components"]}
    example = document["components"]["examples"]["LeaveRequest"]["value"]

    messages = [
        error.message
        for error in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(
            example | {"start_date": "tomorrow", "status": "LOST"}
        )
    ]

    assert sorted(messages) == [
        "'LOST' is not one of ['PENDING', 'APPROVED', 'REJECTED', 'CANCELLED']",
        "'tomorrow' is not a 'date'",
    ]


def test_the_story_says_what_every_field_looks_like(document: Document) -> None:
    kept = document["components"]["examples"]

    untold = {
        f"{name}: {field}"
        for name, example in kept.items()
        for field in empty_fields(example["value"])
        if field not in MAY_BE_EMPTY
    }

    assert untold == set()


def empty_fields(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from empty_fields(item)
    elif isinstance(value, dict):
        for field, inner in value.items():
            if inner == "":
                yield field
            yield from empty_fields(inner)


def test_every_refusal_is_shown_somewhere(document: Document) -> None:
    shown = {
        example["value"]["code"]
        for example in document["components"]["examples"].values()
        if "type" in example["value"]
    }

    assert shown == {refusal.code for refusal in refusals()}


def refusals() -> Iterator[type[DomainError]]:
    for module in (shared, users, organizations, leaves):
        for named in vars(module).values():
            if isinstance(named, type) and issubclass(named, DomainError) and named != DomainError:
                yield named


def test_every_refusal_is_shown_under_its_status(document: Document) -> None:
    misplaced = [
        where
        for where, kind, content in contents(document)
        if kind == "application/problem+json"
        for problem in examples(document, content)
        if not where.endswith(str(problem["status"]))
    ]

    assert misplaced == []


def test_the_operations_with_refusals_of_their_own_exist(document: Document) -> None:
    known = {
        operation["operationId"]: set(operation["responses"])
        for methods in document["paths"].values()
        for operation in methods.values()
    }

    assert {name for name in OWN if name not in known} == set()
    assert all(set(own) <= known[name] & set(TYPICAL) for name, own in OWN.items())
