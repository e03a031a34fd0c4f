from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.fields import DayField, ReferenceField
from core.queries import PageQuery
from leaves.constants import TripStatus
from leaves.models import Attachment, BusinessTrip
from leaves.serializers.attachments import AttachmentSerializer
from leaves.serializers.people import PersonOnLeaveSerializer
from leaves.services.business_trips import Journey

PLACE_LENGTH = 100


class JourneySerializer(serializers.Serializer[None]):
    """A whole trip, as the traveller says it."""

    start_date = DayField()
    end_date = DayField()
    city = serializers.CharField(max_length=PLACE_LENGTH, required=False, allow_blank=True)
    country = serializers.CharField(max_length=PLACE_LENGTH, required=False, allow_blank=True)
    notes = serializers.CharField(max_length=2000, required=False, allow_blank=True)

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        owner = getattr(self.context.get("request"), "user", None)
        trip = self.context.get("trip")
        fields["attachment"] = ReferenceField(
            queryset=Attachment.objects.usable_by(owner, trip=trip),
            required=False,
            allow_null=True,
        )
        return fields

    def journey(self) -> Journey:
        """What was sent; a field that PUT does not carry stays as it is."""
        trip: BusinessTrip | None = self.context.get("trip")
        names = [] if trip is None else list(self.fields.keys())
        return Journey(**{name: getattr(trip, name) for name in names} | self.validated_data)


class TripWarningSerializer(serializers.Serializer[Any]):
    code = serializers.ChoiceField(choices=["leave_overlap"])
    request = serializers.IntegerField()


class BusinessTripSerializer(serializers.ModelSerializer[BusinessTrip]):
    """A trip with the leave it overlaps, which is allowed."""

    user = PersonOnLeaveSerializer()
    status = serializers.ChoiceField(choices=TripStatus.choices)
    attachment = AttachmentSerializer(allow_null=True)
    warnings = serializers.SerializerMethodField()

    class Meta:
        model = BusinessTrip
        fields = [
            "id",
            "user",
            "start_date",
            "end_date",
            "city",
            "country",
            "notes",
            "attachment",
            "status",
            "version",
            "warnings",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields

    @extend_schema_field(TripWarningSerializer(many=True))
    def get_warnings(self, trip: BusinessTrip) -> list[dict[str, Any]]:
        if trip.status != TripStatus.ACTIVE:
            return []
        return [{"code": "leave_overlap", "request": pk} for pk in trip.overlapping_requests]


class TripListQuery(PageQuery):
    status = serializers.ChoiceField(choices=TripStatus.choices, required=False)
    user = serializers.IntegerField(min_value=1, required=False)
    department = serializers.IntegerField(min_value=1, required=False)
    start_date_after = DayField(required=False)
    start_date_before = DayField(required=False)
