from decimal import Decimal
from typing import Any

from rest_framework import serializers

from core.fields import TrueFalseField
from leaves.calculations import is_quarter_hours
from leaves.constants import MOST_HOURS_PER_DAY
from leaves.models import LeaveCategory

LONGEST_PAST_DAYS = 366


class LeaveCategorySerializer(serializers.ModelSerializer[LeaveCategory]):
    class Meta:
        model = LeaveCategory
        fields = [
            "id",
            "name",
            "code",
            "description",
            "requires_approval",
            "requires_attachment",
            "is_counted",
            "max_hours_per_day",
            "past_days",
            "is_active",
        ]
        read_only_fields = fields


class CategoryFactsSerializer(serializers.Serializer[None]):
    """What a category is to be; `is_counted` is fixed once the category is used."""

    name = serializers.CharField(max_length=150)
    code = serializers.RegexField(
        r"^[A-Z][A-Z0-9_]*\Z", max_length=30, help_text="Capitals, digits and underscores."
    )
    description = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    requires_approval = TrueFalseField(required=False)
    requires_attachment = TrueFalseField(required=False)
    is_counted = TrueFalseField(required=False)
    max_hours_per_day = serializers.DecimalField(
        max_digits=4,
        decimal_places=2,
        min_value=Decimal("0.25"),
        max_value=MOST_HOURS_PER_DAY,
        required=False,
    )
    past_days = serializers.IntegerField(min_value=0, max_value=LONGEST_PAST_DAYS, required=False)
    is_active = TrueFalseField(required=False)

    def validate_max_hours_per_day(self, value: Any) -> Any:
        if not is_quarter_hours(value):
            raise serializers.ValidationError("Hours are quarter hours.", code="quarter_hours")
        return value
