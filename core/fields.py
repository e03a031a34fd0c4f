"""Fields that are stricter than the framework's."""

from typing import Any

from django.db.models import Model
from rest_framework import serializers

WORDS = ("true", "false")


class TrueFalseField(serializers.BooleanField):
    """`true` and `false`, as JSON booleans or as words of a query; no `1`, `yes` or `on`."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool) and data not in WORDS:
            self.fail("invalid", input=data)
        return data is True or data == "true"


class ReferenceField[M: Model](serializers.PrimaryKeyRelatedField[M]):
    """The id of a row the caller may refer to: a whole number, also as its digits."""

    def to_internal_value(self, data: Any) -> M:
        is_number = isinstance(data, int) and not isinstance(data, bool)
        if not is_number and not (isinstance(data, str) and data.isascii() and data.isdigit()):
            self.fail("incorrect_type", data_type=type(data).__name__)
        return super().to_internal_value(data)
