from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from core.fields import DayField
from leaves.constants import EventKind, LeaveStatus, Relation
from leaves.models import LeaveCategory
from leaves.serializers.balances import EARLIEST_YEAR, LATEST_YEAR, hours_field
from leaves.serializers.holidays import PublicHolidaySerializer
from leaves.serializers.people import NamedCategorySerializer, NamedDepartmentSerializer
from leaves.services.calendar import LONGEST_RANGE_DAYS, Calendar, Event, Window

MONTHS = 12


class CalendarQuery(serializers.Serializer[None]):
    """`from` and `to` (at most 62 days), or `year` and `month`; this month by default."""

    year = serializers.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False)
    month = serializers.IntegerField(min_value=1, max_value=MONTHS, required=False)
    department = serializers.IntegerField(min_value=1, required=False)
    search = serializers.CharField(max_length=150, required=False)
    cursor = serializers.CharField(max_length=1000, required=False)

    def get_fields(self) -> dict[str, Any]:
        # `from` is a word of Python's own, so it cannot be declared above.
        return {
            "from": DayField(required=False),
            "to": DayField(required=False),
            **super().get_fields(),
        }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("from" in attrs) != ("to" in attrs):
            missing = "to" if "from" in attrs else "from"
            raise serializers.ValidationError({missing: "Give both days."}, code="required")
        if ("year" in attrs) != ("month" in attrs):
            missing = "month" if "year" in attrs else "year"
            raise serializers.ValidationError({missing: "Give both."}, code="required")
        if "from" in attrs and "year" in attrs:
            raise serializers.ValidationError({"year": "Give days or a month."}, code="both")
        if "from" in attrs and not attrs["from"] <= attrs["to"]:
            raise serializers.ValidationError({"to": "Must not be before from."}, code="date_order")
        if "from" in attrs and attrs["to"] - attrs["from"] >= timedelta(days=LONGEST_RANGE_DAYS):
            raise serializers.ValidationError(
                {"to": f"At most {LONGEST_RANGE_DAYS} days."}, code="too_long"
            )
        return attrs


def window_of(query: dict[str, Any], today: date) -> Window:
    """The part of the calendar a validated query asks for."""
    if "from" in query:
        start, end = query["from"], query["to"]
    else:
        year, month = query.get("year", today.year), query.get("month", today.month)
        start, end = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return Window(
        start=start,
        end=end,
        department=query.get("department"),
        search=query.get("search", ""),
        cursor=query.get("cursor", ""),
    )


class MemberSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    department = NamedDepartmentSerializer(allow_null=True)
    relation = serializers.ChoiceField(choices=Relation.choices)


class EventSerializer(serializers.Serializer[Any]):
    """`request` and what follows are there only for those who may see everything."""

    user = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=EventKind.choices)
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    city = serializers.CharField(required=False)
    request = serializers.IntegerField(required=False)
    category = NamedCategorySerializer(required=False)
    hours = hours_field(required=False)
    start_time = serializers.TimeField(required=False, allow_null=True)
    end_time = serializers.TimeField(required=False, allow_null=True)
    status = serializers.ChoiceField(choices=LeaveStatus.choices, required=False)

    def get_fields(self) -> dict[str, Any]:
        # `partial` is an argument of every serializer, so it cannot be declared above.
        return {**super().get_fields(), "partial": serializers.BooleanField()}


@extend_schema_serializer(component_name="Calendar")
class CalendarSerializer(serializers.Serializer[Any]):
    members = MemberSerializer(many=True)
    events = EventSerializer(many=True)
    holidays = PublicHolidaySerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="The cursor of the next page.")

    def get_fields(self) -> dict[str, Any]:
        return {
            "from": serializers.DateField(),
            "to": serializers.DateField(),
            **super().get_fields(),
        }


def shown(calendar: Calendar) -> dict[str, Any]:
    """The calendar as JSON; written by hand, for serializers cost more than the reads here."""
    return {
        "from": calendar.window.start.isoformat(),
        "to": calendar.window.end.isoformat(),
        "members": [
            {
                "id": person.pk,
                "name": person.full_name,
                "department": person.department
                and {"id": person.department.pk, "name": person.department.department_name},
                "relation": relation,
            }
            for person, relation in calendar.members
        ],
        "events": [_event(event) for event in calendar.events],
        "holidays": PublicHolidaySerializer(calendar.holidays, many=True).data,
        "next": calendar.next,
    }


def _event(event: Event) -> dict[str, Any]:
    public: dict[str, Any] = {
        "user": event.user,
        "kind": event.kind,
        "start_date": event.start_date.isoformat(),
        "end_date": event.end_date.isoformat(),
        "partial": event.partial,
    }
    if event.city is not None:
        public["city"] = event.city
    leave = event.full
    if leave is None:
        return public
    return public | {
        "request": leave.pk,
        "category": _category(leave.category),
        "hours": str(leave.hours),
        "start_time": leave.start_time and leave.start_time.isoformat(),
        "end_time": leave.end_time and leave.end_time.isoformat(),
        "status": leave.status,
    }


def _category(category: LeaveCategory) -> dict[str, Any]:
    return {"id": category.pk, "name": category.name, "code": category.code}
