from typing import Any

from rest_framework import serializers

from core.fields import DayField, ReferenceField, TrueFalseField
from core.queries import PageQuery
from core.serializers import NothingElse
from leaves.constants import RepriceOutcome
from leaves.models import PublicHoliday
from leaves.serializers.balances import EARLIEST_YEAR, LATEST_YEAR, hours_field
from leaves.serializers.people import NamedPersonSerializer
from leaves.services.holidays import Plan
from organizations.models import Entity, Location
from users.models import User


class PublicHolidaySerializer(serializers.ModelSerializer[PublicHoliday]):
    scope = serializers.ChoiceField(choices=["GLOBAL", "ENTITY", "LOCATION"], read_only=True)

    class Meta:
        model = PublicHoliday
        fields = [
            "id",
            "holiday_name",
            "start_date",
            "end_date",
            "entity",
            "location",
            "scope",
            "is_active",
        ]
        read_only_fields = fields


class EffectSerializer(serializers.Serializer[Any]):
    """What a changed calendar did to one request."""

    request = serializers.IntegerField()
    person = NamedPersonSerializer()
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    hours_before = hours_field()
    hours_after = hours_field()
    outcome = serializers.ChoiceField(choices=RepriceOutcome.choices)


class EffectsSerializer(NothingElse, serializers.Serializer[Any]):
    """All that a dry run answers."""

    affected = EffectSerializer(many=True)


class ChangedHolidaySerializer(PublicHolidaySerializer):
    affected = EffectSerializer(many=True)

    class Meta(PublicHolidaySerializer.Meta):
        fields = [*PublicHolidaySerializer.Meta.fields, "affected"]
        read_only_fields = fields


class HolidayPlanSerializer(serializers.Serializer[None]):
    """Context: the `holiday` being changed, whose facts stay where PUT does not carry them."""

    holiday_name = serializers.CharField(max_length=150)
    start_date = DayField()
    end_date = DayField()
    is_active = TrueFalseField(required=False)

    def get_fields(self) -> dict[str, Any]:
        """Places the caller may not see are the same field error as missing ones."""
        caller: User | None = getattr(self.context.get("request"), "user", None)
        entities, locations = Entity.objects.active(), Location.objects.active()
        if caller is not None and not caller.is_admin:
            entities = entities.filter(users=caller)
            locations = locations.filter(entity=caller.entity_id)
        return super().get_fields() | {
            "entity": ReferenceField(queryset=entities, required=False, allow_null=True),
            "location": ReferenceField(
                queryset=locations.select_related("entity"), required=False, allow_null=True
            ),
        }

    def plan(self) -> Plan:
        holiday: PublicHoliday | None = self.context.get("holiday")
        names = [] if holiday is None else list(self.fields.keys())
        facts = {name: getattr(holiday, name) for name in names} | self.validated_data
        return Plan(**facts)


class HolidayQuery(PageQuery):
    year = serializers.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False)
    entity = serializers.IntegerField(min_value=1, required=False)
    location = serializers.IntegerField(min_value=1, required=False)


class DryRunQuery(serializers.Serializer[None]):
    dry_run = TrueFalseField(required=False, help_text="Show the effect and change nothing.")
