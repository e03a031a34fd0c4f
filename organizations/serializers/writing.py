"""What may be said of a place when it is made or changed. Ids are resolved by the services."""

from typing import Any

from django.core.validators import DomainNameValidator
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.fields import TrueFalseField
from organizations.constants import DAYS_OF_WEEK, TIMEZONES

LONGEST_NAME, LONGEST_DOMAIN, MOST_DOMAINS = 150, 253, 100


class DomainField(serializers.CharField):
    """A mail domain such as `acme.example`, in the case it is compared in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST_DOMAIN, **options)
        self.validators.append(DomainNameValidator(accept_idna=False))

    def to_internal_value(self, data: Any) -> str:
        return super().to_internal_value(data).lower()


@extend_schema_field(
    {
        "type": "array",
        "items": {"type": "integer", "minimum": 1, "maximum": DAYS_OF_WEEK},
        "uniqueItems": True,
        "maxItems": DAYS_OF_WEEK - 1,
    }
)
class WeekendField(serializers.ListField):
    """ISO weekdays, 1 Monday to 7 Sunday, each once and not all of them; kept in their order."""

    child = serializers.IntegerField(min_value=1, max_value=DAYS_OF_WEEK)
    default_error_messages = {
        "repeated": "Name each day once.",
        "no_workdays": "A week needs a day to work on.",
    }

    def to_internal_value(self, data: Any) -> list[int]:
        days: list[int] = super().to_internal_value(data)
        if len(set(days)) != len(days):
            self.fail("repeated")
        if len(days) == DAYS_OF_WEEK:
            self.fail("no_workdays")
        return sorted(days)


class WriteEntitySerializer(serializers.Serializer[Any]):
    entity_name = serializers.CharField(max_length=LONGEST_NAME)
    email_domains = serializers.ListField(
        child=DomainField(),
        required=False,
        max_length=MOST_DOMAINS,
        help_text="Whose addresses may sign up; none: nobody's.",
    )

    def validate_email_domains(self, domains: list[str]) -> list[str]:
        return list(dict.fromkeys(domains))


class NewLocationSerializer(serializers.Serializer[Any]):
    entity = serializers.IntegerField(min_value=1)
    location_name = serializers.CharField(max_length=LONGEST_NAME)
    timezone = serializers.ChoiceField(choices=TIMEZONES, required=False)
    weekend = WeekendField(required=False)


class ChangeLocationSerializer(serializers.Serializer[Any]):
    """Changes the fields it carries; a location stays in its entity."""

    location_name = serializers.CharField(max_length=LONGEST_NAME, required=False)
    timezone = serializers.ChoiceField(choices=TIMEZONES, required=False)
    weekend = WeekendField(required=False)
    is_active = TrueFalseField(required=False)


class NewDepartmentSerializer(serializers.Serializer[Any]):
    entity = serializers.IntegerField(min_value=1)
    location = serializers.IntegerField(
        min_value=1,
        required=False,
        allow_null=True,
        default=None,
        help_text="None: of the entity as a whole.",
    )
    department_name = serializers.CharField(max_length=LONGEST_NAME)


class ChangeDepartmentSerializer(serializers.Serializer[Any]):
    """Changes the fields it carries; a department stays in its entity."""

    location = serializers.IntegerField(min_value=1, required=False, allow_null=True)
    department_name = serializers.CharField(max_length=LONGEST_NAME, required=False)
    is_active = TrueFalseField(required=False)


class NewManagerSerializer(serializers.Serializer[Any]):
    department = serializers.IntegerField(min_value=1)
    user = serializers.IntegerField(min_value=1, help_text="Active, and not an EMPLOYEE.")
