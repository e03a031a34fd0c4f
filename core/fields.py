"""Fields that are stricter than the framework's."""

import re
from datetime import date, time
from typing import Any

from django.db.models import Model
from rest_framework import serializers

from core.errors import NO_SUCH_ID

WORDS = ("true", "false")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME_OF_DAY = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")


class TrueFalseField(serializers.BooleanField):
    """`true` and `false`, as JSON booleans or as words of a query; no `1`, `yes` or `on`."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool) and data not in WORDS:
            self.fail("invalid", input=data)
        return data is True or data == "true"


class ReferenceField[M: Model](serializers.PrimaryKeyRelatedField[M]):
    """The id of a row the caller may refer to: a whole number, also as its digits."""

    default_error_messages = {
        "does_not_exist": NO_SUCH_ID,
        "incorrect_type": "An id is a whole number.",
    }

    def to_internal_value(self, data: Any) -> M:
        is_number = isinstance(data, int) and not isinstance(data, bool)
        if not is_number and not (isinstance(data, str) and data.isascii() and data.isdigit()):
            self.fail("incorrect_type", data_type=type(data).__name__)
        return super().to_internal_value(data)


class DayField(serializers.DateField):
    """A date as answers write it, `2026-03-09`; no `2026-3-9`, `20260309` or `2026-W11-1`."""

    def to_internal_value(self, value: Any) -> date:
        if isinstance(value, str) and not DAY.fullmatch(value):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(value)


class TimeOfDayField(serializers.TimeField):
    """A time where the employee works; one with a zone would be read as another time than it is."""

    def to_internal_value(self, value: Any) -> time:
        if isinstance(value, str) and not TIME_OF_DAY.fullmatch(value):
            self.fail("invalid", format="hh:mm[:ss]")
        return super().to_internal_value(value)
