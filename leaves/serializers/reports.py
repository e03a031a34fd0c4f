from typing import Any

from rest_framework import serializers

from core.fields import DayField, ReferenceField
from leaves.constants import LeaveStatus
from leaves.serializers.balances import YearQuery, hours_field
from leaves.serializers.people import NamedCategorySerializer, NamedSerializer
from leaves.services.exports import Selection
from organizations.models import Department
from users.models import User

FORMATS = ["csv", "xlsx"]


class ExportSerializer(serializers.Serializer[None]):
    """Leave overlapping the days from `from` to `to`."""

    format = serializers.ChoiceField(choices=FORMATS)
    status = serializers.ChoiceField(choices=LeaveStatus.choices, required=False, allow_null=True)

    def get_fields(self) -> dict[str, Any]:
        # `from` is a word of Python's own, so it cannot be declared above.
        caller: User | None = getattr(self.context.get("request"), "user", None)
        departments = Department.objects.order_by("pk")
        return {
            **super().get_fields(),
            "department": ReferenceField(
                queryset=departments.visible_to(caller) if caller else departments,
                required=False,
                allow_null=True,
            ),
            "from": DayField(),
            "to": DayField(),
        }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["to"] < attrs["from"]:
            raise serializers.ValidationError({"to": "Must not be before from."}, code="date_order")
        return attrs

    def selection(self) -> Selection:
        sent = self.validated_data
        department: Department | None = sent.get("department")
        return Selection(
            start=sent["from"],
            end=sent["to"],
            status=sent.get("status"),
            department=department.pk if department else None,
        )


class ReportQuery(YearQuery):
    entity = serializers.IntegerField(min_value=1, required=False)
    department = serializers.IntegerField(min_value=1, required=False)


class TotalsSerializer(serializers.Serializer[Any]):
    requests = serializers.IntegerField()
    approved = serializers.IntegerField()
    pending = serializers.IntegerField()
    rejected = serializers.IntegerField()
    cancelled = serializers.IntegerField()
    hours = hours_field(max_digits=12)
    people = serializers.IntegerField()


class MonthSerializer(serializers.Serializer[Any]):
    month = serializers.IntegerField()
    requests = serializers.IntegerField()
    hours = hours_field(max_digits=12)


class CategoryHoursSerializer(serializers.Serializer[Any]):
    category = NamedCategorySerializer()
    requests = serializers.IntegerField()
    hours = hours_field(max_digits=12)


class DepartmentHoursSerializer(serializers.Serializer[Any]):
    department = NamedSerializer(allow_null=True)
    requests = serializers.IntegerField()
    hours = hours_field(max_digits=12)


class UtilisationSerializer(serializers.Serializer[Any]):
    category = NamedCategorySerializer()
    allocated = hours_field(max_digits=12)
    adjusted = hours_field(max_digits=12)
    used = hours_field(max_digits=12)
    pending = hours_field(max_digits=12)


class ReportSerializer(serializers.Serializer[Any]):
    """Leave of a year; hours are those of approved leave, by the days they lie on."""

    totals = TotalsSerializer()
    by_month = MonthSerializer(many=True)
    by_category = CategoryHoursSerializer(many=True)
    by_department = DepartmentHoursSerializer(many=True)
    utilisation = UtilisationSerializer(many=True)
