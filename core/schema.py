"""What every operation has in common, so that no view has to say it in the API document."""

import inspect
from collections.abc import Iterator
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, build_basic_type, build_object_type, get_doc
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from core.errors import DomainError
from core.problems import CODES, CONTENT_TYPE

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    pattern="^[!-~]{1,255}$",
    description="A repeat with the same key answers the same and changes nothing, for 24 hours.",
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The ETag that was read; 412 when the resource has changed since.",
)
REPLAYED = OpenApiParameter(
    "Idempotency-Replayed",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    enum=["true"],
    response=[200, 201],
    description="Sent with an answer that repeats an earlier one.",
)
RETRY_AFTER = {
    "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait for."}
}
PROBLEMS = {
    "400": ("BadRequest", "The request itself is wrong."),
    "401": ("Unauthorized", "No valid login."),
    "403": ("Forbidden", "Not allowed."),
    "404": ("NotFound", "It does not exist for the caller."),
    "409": ("Conflict", "It clashes with what is stored."),
    "412": ("PreconditionFailed", "It has changed since the version in If-Match."),
    "413": ("ContentTooLarge", "The body is too large."),
    "415": ("UnsupportedMediaType", "The body is of a type that is not read here."),
    "422": ("UnprocessableContent", "The Idempotency-Key belongs to another request."),
    "429": ("TooManyRequests", "Too many requests; wait."),
    "503": ("ServiceUnavailable", "The service cannot answer right now; try again."),
}
WRITES = frozenset({"POST", "PUT", "DELETE"})
NAMED = frozenset({"user", "entity"})
WITH_BODY = frozenset({"POST", "PUT"})


class ProblemAutoSchema(AutoSchema):
    """Adds problem documents, the headers of commands, and the query parameters of the view."""

    def get_override_parameters(self) -> list[Any]:
        parameters: list[Any] = []
        if hasattr(self.view, "query_form") and (form := self.view.query_form(self.method)):
            parameters.append(form())
        if self._is_marked("takes_idempotency_key"):
            parameters += [IDEMPOTENCY_KEY, REPLAYED]
        if self._is_marked("takes_if_match"):
            parameters.append(IF_MATCH)
        return parameters

    def get_description(self) -> str:  # type: ignore[override]
        """What the method says, else what its view says; never what a base of the view says."""
        own = vars(type(self.view)).get("__doc__") or ""
        return str(get_doc(self._handler()) or inspect.cleandoc(own))

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Operations that read no token say so, rather than nothing."""
        operation = super().get_operation(*args, **kwargs)
        return operation and {"security": [], **operation}

    def _handler(self) -> Any:
        return getattr(self.view, self.method.lower(), None)

    def _get_pagination_parameters(self) -> list[Any]:
        return []  # They belong to the view's query_serializer.

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        shown = self.get_response_serializers()
        if self.method == "DELETE" and "204" in bodies and shown and not isinstance(shown, dict):
            del bodies["204"]
            bodies["200"] = self._get_response_for_code(  # type: ignore[no-untyped-call]
                shown, "200", direction=direction
            )
        return bodies | {
            status: self._problem(status) for status in self._statuses() if status not in bodies
        }

    def _statuses(self) -> Iterator[str]:
        yield from ("400", "401", "403")
        if "{" in self.path or self._has_pages() or self._is_about_somebody():
            yield "404"
        if self.method in WRITES:
            yield "409"
        if self._is_marked("takes_if_match"):
            yield "412"
        if self.method in WITH_BODY:
            yield from ("413", "415")
        if self._is_marked("takes_idempotency_key"):
            yield "422"
        yield from ("429", "503")

    def _has_pages(self) -> bool:
        return getattr(self.view, "pagination_class", None) is not None

    def _is_about_somebody(self) -> bool:
        """Whether its query names whom it is about, who may not exist for the caller."""
        form = self.view.query_form(self.method) if hasattr(self.view, "query_form") else None
        return form is not None and not NAMED.isdisjoint(form().fields)

    def _is_marked(self, mark: str) -> bool:
        return hasattr(self._handler(), mark)

    def _problem(self, status: str) -> dict[str, Any]:
        name, description = PROBLEMS[status]
        answer: dict[str, Any] = {
            "description": description,
            "content": {CONTENT_TYPE: {"schema": self._problem_component().ref}},
        }
        if status in {"429", "503"}:
            answer["headers"] = RETRY_AFTER
        return dict(self._registered(name, ResolvedComponent.RESPONSE, answer).ref)

    def _problem_component(self) -> ResolvedComponent:
        text = build_basic_type(OpenApiTypes.STR)
        error = build_object_type({"pointer": text, "code": text, "detail": text})
        error["required"] = ["pointer", "code", "detail"]
        codes = {"type": "string", "enum": problem_codes()}
        code = self._registered("ProblemCode", ResolvedComponent.SCHEMA, codes)
        schema = build_object_type(
            {
                "type": text,
                "title": text,
                "status": build_basic_type(OpenApiTypes.INT),
                "detail": text,
                "code": code.ref,
                "request_id": text,
                "errors": {"type": "array", "items": error},
            },
            required=["type", "title", "status", "detail", "code", "request_id"],
            description="RFC 9457; further members are facts of the case.",
            additionalProperties={},
        )
        return self._registered("Problem", ResolvedComponent.SCHEMA, schema)

    def _registered(self, name: str, kind: str, schema: dict[str, Any]) -> ResolvedComponent:
        component = ResolvedComponent(name, kind, schema, name)  # type: ignore[no-untyped-call]
        self.registry.register_on_missing(component)
        return component


class ClosedShape(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    target_class = "core.serializers.NothingElse"
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        shape: dict[str, Any] = auto_schema._map_serializer(
            self.target, direction, bypass_extensions=True
        )
        return shape | {"additionalProperties": False}


def problem_codes() -> list[str]:
    """Of every refusal the loaded apps know."""
    return sorted({error.code for error in _refusals(DomainError)} | {*CODES.values()})


def _refusals(base: type[DomainError]) -> Iterator[type[DomainError]]:
    for error in base.__subclasses__():
        yield error
        yield from _refusals(error)
