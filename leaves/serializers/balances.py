from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from core.errors import InvalidInputError
from core.fields import ReferenceField, TrueFalseField
from leaves.calculations import is_quarter_hours
from leaves.constants import LedgerKind
from leaves.models import LeaveBalance, LeaveCategory, LedgerEntry
from leaves.serializers.people import NamedCategorySerializer, NamedPersonSerializer
from users.models import User


def hours_field(**options: Any) -> serializers.DecimalField:
    return serializers.DecimalField(**{"max_digits": 8, "decimal_places": 2} | options)


class BalanceSerializer(serializers.Serializer[LeaveBalance]):
    """One category and year in hours: `hours` remain, `available_hours` no request holds yet."""

    category = NamedCategorySerializer()
    balance_year = serializers.IntegerField()
    allocated_hours = hours_field()
    adjusted_hours = hours_field()
    used_hours = hours_field()
    pending_hours = hours_field()
    hours = hours_field(source="remaining_hours")
    available_hours = hours_field()


class LedgerEntrySerializer(serializers.ModelSerializer[LedgerEntry]):
    """One change of a balance: signed hours, the figures after it, and why."""

    actor = NamedPersonSerializer(allow_null=True)
    kind = serializers.ChoiceField(choices=LedgerKind.choices)
    hours_after = hours_field()
    available_after = hours_field()
    balance_year = serializers.IntegerField(source="balance.balance_year")
    category = NamedCategorySerializer(source="balance.category")

    class Meta:
        model = LedgerEntry
        fields = [
            "id",
            "version",
            "kind",
            "category",
            "balance_year",
            "allocated",
            "adjusted",
            "pending",
            "used",
            "hours_after",
            "available_after",
            "request",
            "actor",
            "reason",
            "created_at",
        ]
        read_only_fields = fields


EARLIEST_YEAR, LATEST_YEAR = 1970, 2200


class YearQuery(serializers.Serializer[None]):
    year = serializers.IntegerField(
        min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False, help_text="Default: this."
    )


class PersonYearQuery(YearQuery):
    user = serializers.IntegerField(min_value=1)


class LedgerQuery(YearQuery):
    category = serializers.IntegerField(min_value=1, required=False)


class PersonLedgerQuery(LedgerQuery):
    user = serializers.IntegerField(min_value=1)


class AdjustmentSerializer(serializers.Serializer[None]):
    """Signed hours for one balance, and the reason its ledger will show."""

    category = ReferenceField(queryset=LeaveCategory.objects.order_by("pk"))
    balance_year = serializers.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR)
    hours = serializers.DecimalField(max_digits=6, decimal_places=2)
    reason = serializers.CharField(max_length=1000)

    def validate_hours(self, value: Any) -> Any:
        if not value or not is_quarter_hours(value):
            raise serializers.ValidationError("Give quarter hours, not zero.", code="quarter_hours")
        return value


class PersonAdjustmentSerializer(AdjustmentSerializer):
    user = serializers.IntegerField(min_value=1)

    def person(self, visible: QuerySet[User], caller: User) -> User:
        """The person named; one the caller may not see is the same error as a missing one."""
        wanted = self.validated_data["user"]
        person = caller if wanted == caller.pk else visible.filter(pk=wanted).first()
        if person is None:
            raise InvalidInputError("No such person.", pointer="user", reason="does_not_exist")
        return person


class RecalculationAskSerializer(serializers.Serializer[None]):
    year = serializers.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR)
    dry_run = TrueFalseField(required=False, default=False)


class ShortfallSerializer(serializers.Serializer[Any]):
    user = NamedPersonSerializer()
    shortfall = hours_field()


class RecalculationSerializer(serializers.Serializer[Any]):
    """How many balances changed, and who has used or holds too much for theirs to change."""

    changed = serializers.IntegerField()
    refused = ShortfallSerializer(many=True)
