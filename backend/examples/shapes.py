"""An example for a schema, put together from the story."""

from collections.abc import Mapping
from typing import Any

from backend.examples import story

type Schema = Mapping[str, Any]

UNTOLD = object()
DEFAULTS: dict[str, Any] = {"boolean": True, "integer": 1, "string": ""}
PYTHON_TYPES: dict[str, type] = {
    "boolean": bool,
    "integer": int,
    "string": str,
    "object": Mapping,
    "null": type(None),
}


class Shapes:
    """`schemas`: the named ones of the document."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self.schemas = schemas

    def example(self, schema: Schema, told: Any = UNTOLD) -> Any:
        """`told`: what the story says of this place; what it says of the fields fills the rest."""
        if told is None and _may_be_null(schema):
            return None
        name, plain = self._resolved(schema)
        if plain.get("type") == "array":
            each = told if isinstance(told, list) else [UNTOLD]
            return [self.example(plain["items"], item) for item in each]
        if "properties" in plain:
            return self._members(name, plain, told if isinstance(told, Mapping) else {})
        if isinstance(told, Mapping) and "integer" in _types(plain):
            return told["id"]
        return told if _fits(told, plain) else _default(plain)

    def _members(self, name: str, schema: Schema, told: Mapping[str, Any]) -> dict[str, Any]:
        """Without those that may be left out, where the story has nothing for them."""
        known = {**story.FIELDS, **story.SHAPES.get(_shape_of(name), {}), **told}
        required = schema.get("required", ())
        return {
            field: self.example(inner, known.get(field, UNTOLD))
            for field, inner in schema["properties"].items()
            if field in required or known.get(field, UNTOLD) is not None
        }

    def _resolved(self, schema: Schema, name: str = "") -> tuple[str, Schema]:
        """The schema itself and its name: of a choice the first, of a wrapping the one inside."""
        for wrapping in ("allOf", "oneOf"):
            if wrapping in schema:
                return self._resolved(schema[wrapping][0], name)
        if "$ref" in schema:
            name = name_of(schema)
            return self._resolved(self.schemas[name], name)
        return name, schema


def name_of(schema: Schema) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


def _shape_of(name: str) -> str:
    """A body and its partial form tell the same as the shape they are of."""
    return name.removeprefix("Patched").removesuffix("Request") or name


def _types(schema: Schema) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else types


def _may_be_null(schema: Schema) -> bool:
    return "null" in _types(schema) or any(_may_be_null(one) for one in schema.get("oneOf", ()))


def _fits(told: Any, schema: Schema) -> bool:
    if told is UNTOLD or told not in schema.get("enum", [told]):
        return False
    return not _types(schema) or any(isinstance(told, PYTHON_TYPES[t]) for t in _types(schema))


def _default(schema: Schema) -> Any:
    return schema["enum"][0] if "enum" in schema else DEFAULTS[_types(schema)[0]]
