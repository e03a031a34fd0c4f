"""Fields that are stricter than the framework's."""

from typing import Any

from rest_framework import serializers

WORDS = ("true", "false")


class TrueFalseField(serializers.BooleanField):
    """`true` and `false`, as JSON booleans or as words of a query; no `1`, `yes` or `on`."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool) and data not in WORDS:
            self.fail("invalid", input=data)
        return data is True or data == "true"
