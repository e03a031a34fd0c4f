from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.models import AuditLog
from leaves.constants import EventKind, LeaveStatus
from leaves.models import LeaveRequest
from leaves.serializers.attachments import AttachmentSerializer
from leaves.serializers.balances import LedgerEntrySerializer, hours_field
from leaves.serializers.people import (
    NamedCategorySerializer,
    NamedPersonSerializer,
    PersonOnLeaveSerializer,
)
from leaves.services.abilities import abilities


class ChargeSerializer(serializers.Serializer[Any]):
    balance_year = serializers.IntegerField()
    hours = serializers.CharField(help_text="Decimal with two places.")


class WarningSerializer(serializers.Serializer[Any]):
    code = serializers.ChoiceField(choices=["attachment_required"])


class AbilitiesSerializer(serializers.Serializer[Any]):
    approve = serializers.BooleanField()
    reject = serializers.BooleanField()
    cancel = serializers.BooleanField()
    edit = serializers.BooleanField()


class LeaveRequestSerializer(serializers.ModelSerializer[LeaveRequest]):
    """A request as every endpoint shows it, with what the caller may do with it now."""

    # Pair with `with_people()`; the context needs the `viewer`'s Authority and `now`.

    user = PersonOnLeaveSerializer()
    category = NamedCategorySerializer()
    hours = hours_field()
    status = serializers.ChoiceField(choices=LeaveStatus.choices)
    charges = ChargeSerializer(source="charge_rows", many=True)
    warnings = serializers.SerializerMethodField()
    approver = NamedPersonSerializer(source="user.approver", allow_null=True)
    filed_by = NamedPersonSerializer(allow_null=True)
    decided_by = NamedPersonSerializer(allow_null=True)
    attachment = AttachmentSerializer(allow_null=True)
    can = serializers.SerializerMethodField()

    class Meta:
        model = LeaveRequest
        fields = [
            "id",
            "user",
            "category",
            "start_date",
            "end_date",
            "start_time",
            "end_time",
            "hours",
            "charges",
            "status",
            "warnings",
            "approver",
            "filed_by",
            "decided_by",
            "decided_at",
            "approved_at",
            "decision_comment",
            "rejection_reason",
            "notes",
            "attachment",
            "version",
            "created_at",
            "updated_at",
            "can",
        ]
        read_only_fields = fields

    @extend_schema_field(WarningSerializer(many=True))
    def get_warnings(self, leave: LeaveRequest) -> list[dict[str, str]]:
        misses = leave.category.requires_attachment and leave.attachment_id is None
        return [{"code": "attachment_required"}] if misses and leave.is_live else []

    @extend_schema_field(AbilitiesSerializer)
    def get_can(self, leave: LeaveRequest) -> dict[str, bool]:
        return abilities(leave, self.context["viewer"], self.context["now"])

    def to_representation(self, instance: LeaveRequest) -> dict[str, Any]:
        shown = super().to_representation(instance)
        if not self.context["viewer"].may_see_leave_of(instance.user):
            # A former approver keeps the decision, not what was confided for it.
            shown |= {"notes": "", "attachment": None}
        return shown


class BalanceEffectSerializer(serializers.Serializer[Any]):
    balance_year = serializers.IntegerField()
    hours = hours_field()
    available_before = hours_field()
    available_after = hours_field()


class AbsenceSerializer(serializers.Serializer[Any]):
    user = NamedPersonSerializer()
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    kind = serializers.ChoiceField(choices=EventKind.choices)


class HistoryEntrySerializer(serializers.ModelSerializer[AuditLog]):
    actor = NamedPersonSerializer(allow_null=True)
    override = serializers.BooleanField(source="is_override")

    class Meta:
        model = AuditLog
        fields = ["id", "action", "actor", "reason", "changes", "override", "created_at"]
        read_only_fields = fields


class LeaveRequestDetailSerializer(LeaveRequestSerializer):
    """A request with its balances before and after, who else is away, history and ledger."""

    balances = BalanceEffectSerializer(source="details.balances", many=True)
    conflicts = AbsenceSerializer(source="details.conflicts", many=True)
    history = HistoryEntrySerializer(source="details.history", many=True)
    ledger = LedgerEntrySerializer(source="details.ledger", many=True)

    class Meta(LeaveRequestSerializer.Meta):
        fields = [*LeaveRequestSerializer.Meta.fields, "balances", "conflicts", "history", "ledger"]
        read_only_fields = fields
