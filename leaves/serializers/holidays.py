from rest_framework import serializers

from core.queries import PageQuery
from leaves.models import PublicHoliday
from leaves.serializers.balances import EARLIEST_YEAR, LATEST_YEAR


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


class HolidayQuery(PageQuery):
    year = serializers.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False)
    entity = serializers.IntegerField(min_value=1, required=False)
    location = serializers.IntegerField(min_value=1, required=False)
