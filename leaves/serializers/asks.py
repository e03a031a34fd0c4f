"""What callers send about requests: shapes only, the rules live in the services."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.errors import InvalidInputError, NotAllowedError
from core.fields import DayField, ReferenceField, TimeOfDayField
from core.queries import PageQuery
from leaves.constants import LONGEST_SPAN_DAYS, DayReason, LeaveStatus
from leaves.models import Attachment, LeaveCategory, LeaveRequest
from leaves.serializers.balances import hours_field
from leaves.services.pricing import Ask
from users.models import User

ASK_FIELDS = (
    "category",
    "start_date",
    "end_date",
    "hours",
    "start_time",
    "end_time",
    "notes",
    "attachment",
)


class AskSerializer(serializers.Serializer[None]):
    """A whole request, as the person asks for it."""

    category = ReferenceField(queryset=LeaveCategory.objects.filter(is_active=True))
    start_date = DayField()
    end_date = DayField()
    hours = serializers.DecimalField(
        max_digits=6, decimal_places=2, required=False, allow_null=True
    )
    start_time = TimeOfDayField(required=False, allow_null=True)
    end_time = TimeOfDayField(required=False, allow_null=True)
    notes = serializers.CharField(max_length=2000, required=False, allow_blank=True)

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        owner = getattr(self.context.get("request"), "user", None)
        fields["attachment"] = ReferenceField(
            queryset=Attachment.objects.usable_by(owner, leave=self.context.get("leave")),
            required=False,
            allow_null=True,
        )
        return fields

    def ask(self) -> Ask:
        sent = self.validated_data
        return Ask(**{name: sent[name] for name in ASK_FIELDS if name in sent})


class SubmissionSerializer(AskSerializer):
    """`user`: the person HR or ADMIN records leave for; oneself when absent."""

    user = serializers.IntegerField(min_value=1, required=False, allow_null=True)

    def person(self, visible: QuerySet[User]) -> User:
        """The person on leave. Raises NotAllowedError for roles that only ask for themselves."""
        asker: User = self.context["request"].user
        wanted = self.validated_data.get("user")
        if wanted in {None, asker.pk}:
            return asker
        if not asker.is_overseer:
            raise NotAllowedError("Leave is recorded for others by HR of their company.")
        person = visible.with_place().filter(pk=wanted).first()  # type: ignore[attr-defined]
        if not isinstance(person, User):
            raise InvalidInputError("No such person.", pointer="user", reason="does_not_exist")
        return person


class PreviewAskSerializer(SubmissionSerializer):
    """`request`: the pending request of one's own that this would replace."""

    request = serializers.IntegerField(min_value=1, required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if abs((attrs["end_date"] - attrs["start_date"]).days) > LONGEST_SPAN_DAYS:
            raise serializers.ValidationError(
                {"end_date": f"At most {LONGEST_SPAN_DAYS} days apart."}, code="too_long"
            )
        return attrs

    def replaced(self) -> LeaveRequest | None:
        wanted = self.validated_data.get("request")
        if wanted is None:
            return None
        own = LeaveRequest.objects.filter(user=self.context["request"].user)
        leave = own.with_people().filter(pk=wanted).first()
        if leave is None:
            raise InvalidInputError("No such request.", pointer="request", reason="does_not_exist")
        return leave


class DaySerializer(serializers.Serializer[Any]):
    date = serializers.DateField()
    hours = hours_field()
    reason = serializers.ChoiceField(choices=DayReason.choices)
    name = serializers.CharField()


class ChargePreviewSerializer(serializers.Serializer[Any]):
    balance_year = serializers.IntegerField()
    hours = hours_field()
    available_before = hours_field(allow_null=True)
    available_after = hours_field(allow_null=True)


class OwnConflictSerializer(serializers.Serializer[Any]):
    request = serializers.IntegerField(source="pk")
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    status = serializers.ChoiceField(choices=LeaveStatus.choices)


class BrokenRuleSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    detail = serializers.CharField()
    pointer = serializers.CharField(required=False)


class PreviewSerializer(serializers.Serializer[Any]):
    """The price of an ask, day by day and year by year, and every rule it breaks."""

    hours = hours_field(source="verdict.price.hours")
    days = DaySerializer(source="verdict.price.days", many=True)
    charges = serializers.SerializerMethodField()
    conflicts = OwnConflictSerializer(source="verdict.conflicts", many=True)
    problems = serializers.SerializerMethodField()

    @extend_schema_field(ChargePreviewSerializer(many=True))
    def get_charges(self, preview: Any) -> list[dict[str, Any]]:
        available = preview.verdict.available
        rows = [
            {
                "balance_year": year,
                "hours": hours,
                "available_before": available.get(year),
                "available_after": available[year] - hours if year in available else None,
            }
            for year, hours in preview.verdict.price.charges.items()
        ]
        return list(ChargePreviewSerializer(rows, many=True).data)

    @extend_schema_field(BrokenRuleSerializer(many=True))
    def get_problems(self, preview: Any) -> list[dict[str, str]]:
        return [
            {"code": problem.code, "detail": str(problem)}
            | ({"pointer": f"#/{problem.pointer}"} if problem.pointer else {})
            for problem in preview.verdict.problems
        ]


class ApprovalSerializer(serializers.Serializer[None]):
    comment = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")


class RejectionSerializer(serializers.Serializer[None]):
    reason = serializers.CharField(min_length=10, max_length=1000)


class CancellationSerializer(serializers.Serializer[None]):
    reason = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")
    from_date = DayField(required=False, allow_null=True, default=None)


class ApprovalsQuery(PageQuery):
    category = serializers.IntegerField(min_value=1, required=False)
    search = serializers.CharField(max_length=150, required=False)


class RequestListQuery(PageQuery):
    ORDERINGS = ("start_date", "-start_date", "created_at", "-created_at", "hours", "-hours")

    status = serializers.ChoiceField(choices=LeaveStatus.choices, required=False)
    category = serializers.IntegerField(min_value=1, required=False)
    user = serializers.IntegerField(min_value=1, required=False)
    department = serializers.IntegerField(min_value=1, required=False)
    start_date_after = DayField(required=False)
    start_date_before = DayField(required=False)
    search = serializers.CharField(max_length=150, required=False)
    ordering = serializers.ChoiceField(choices=ORDERINGS, required=False)
