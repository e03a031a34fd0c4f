"""Gives every body and every answer of the API document an example."""

from collections.abc import Iterator
from typing import Any

from backend.examples import problems, story
from backend.examples.shapes import Shapes, name_of
from core.problems import CONTENT_TYPE
from leaves.services.exports import COLUMNS

JSON, FORM, CSV = "application/json", "multipart/form-data", "text/csv"
SHOWN = {JSON, FORM}
PROBLEMS = "#/components/responses/"
type Document = dict[str, Any]


def add_examples(result: Document, **_: Any) -> Document:
    """A postprocessing hook of drf-spectacular, after the one that names the enums."""
    examples = _Examples(result)
    for operation in _operations(result):
        examples.show(operation)
    for name, answer in result["components"].get("responses", {}).items():
        examples.show_problems(answer, problems.TYPICAL[examples.statuses[name]])
    return result


def _operations(document: Document) -> Iterator[Document]:
    for methods in document["paths"].values():
        yield from methods.values()


class _Examples:
    """Fills `components.examples`; bodies and answers refer to it."""

    def __init__(self, document: Document) -> None:
        components = document["components"]
        self.kept: Document = components.setdefault("examples", {})
        self.responses: Document = components.get("responses", {})
        self.shapes = Shapes(components["schemas"])
        self.problems = problems.documents()
        self.statuses: dict[str, str] = {}

    def show(self, operation: Document) -> None:
        name = operation["operationId"]
        for kind, content in operation.get("requestBody", {}).get("content", {}).items():
            self._show_content(kind, content, "")
        for status, answer in operation["responses"].items():
            if answer.get("$ref", "").startswith(PROBLEMS):
                operation["responses"][status] = self._problem(name, status, answer)
            for kind, content in answer.get("content", {}).items():
                self._show_content(kind, content, name)

    def _show_content(self, kind: str, content: Document, operation: str) -> None:
        """`operation`: of an answer, which may differ from what its schema looks like."""
        if kind == CSV:
            content["example"] = "\r\n".join([",".join(COLUMNS), story.EXPORTED, ""])
        if kind not in SHOWN:
            return
        schema, own = content["schema"], story.OPERATIONS.get(operation)
        name = name_of(schema) if own is None and "$ref" in schema else operation
        if name not in self.kept:
            made = self.shapes.example(schema, own) if own else self.shapes.example(schema)
            self.kept[name] = {"value": made}
        content["examples"] = _referring(name)

    def _problem(self, operation: str, status: str, answer: Document) -> Document:
        self.statuses[name_of(answer)] = status
        codes = problems.OWN.get(operation, {}).get(status)
        if codes is None:
            return answer
        shared = self.responses[name_of(answer)]
        own = {**shared, "content": {k: dict(v) for k, v in shared["content"].items()}}
        self.show_problems(own, codes)
        return own

    def show_problems(self, answer: Document, codes: list[str]) -> None:
        for code in codes:
            self.kept[code] = {"value": self.problems[code]}
        answer["content"][CONTENT_TYPE]["examples"] = _referring(*codes)


def _referring(*names: str) -> Document:
    return {name: {"$ref": f"#/components/examples/{name}"} for name in names}
