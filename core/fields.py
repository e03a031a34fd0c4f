"""Fields that are stricter than the framework's."""

from typing import Any

from rest_framework import serializers


class TrueFalseField(serializers.BooleanField):
    """`true` and `false`, as JSON booleans or as words of a query; no `1`, `yes` or `on`."""

    TRUE_VALUES = {True, "true"}
    FALSE_VALUES = {False, "false"}
    NULL_VALUES = set[str | None]()

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, (bool, str)):
            self.fail("invalid", input=data)
        return super().to_internal_value(data)
