from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.constants import AuditAction
from core.fields import DayField
from core.models import AuditLog
from core.queries import CursorPageQuery
from organizations.serializers.places import LONGEST_SEARCH
from users.serializers.references import PersonReferenceSerializer


class AuditLogQuery(CursorPageQuery):
    """Days are those of the place the reader works at, both included."""

    action = serializers.ChoiceField(choices=AuditAction.choices, required=False)
    actor = serializers.IntegerField(required=False, min_value=1)
    target_type = serializers.CharField(
        required=False, max_length=LONGEST_SEARCH, help_text="Such as `user` or `leaverequest`."
    )
    target_id = serializers.IntegerField(required=False, min_value=1)
    search = serializers.CharField(
        required=False,
        max_length=LONGEST_SEARCH,
        help_text="Words of the target, or of the name or e-mail of who acted.",
    )

    def get_fields(self) -> dict[str, Any]:
        # `from` is a word of Python's own, so it cannot be declared above.
        return {
            **super().get_fields(),
            "from": DayField(required=False),
            "to": DayField(required=False),
        }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "from" in attrs and "to" in attrs and attrs["to"] < attrs["from"]:
            raise serializers.ValidationError({"to": "Must not be before from."}, code="date_order")
        return attrs


class AuditLogSerializer(serializers.ModelSerializer[AuditLog]):
    """Who did what to what, and from where."""

    # `organizations.audit_log.readable_by` loads what is shown.
    actor = PersonReferenceSerializer(allow_null=True)
    target_type = serializers.SerializerMethodField()
    target_label = serializers.SerializerMethodField()
    changes = serializers.SerializerMethodField()
    override = serializers.BooleanField(source="is_override")

    class Meta:
        model = AuditLog
        fields = [
            "id",
            "actor",
            "action",
            "target_type",
            "target_id",
            "target_label",
            "changes",
            "reason",
            "override",
            "address",
            "created_at",
            "request_id",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_target_type(self, entry: AuditLog) -> str | None:
        return entry.target_type.model if entry.target_type else None

    def get_target_label(self, entry: AuditLog) -> str:
        """People are called as they are called now; the log itself keeps no names."""
        return getattr(entry, "person_name", None) or entry.target_label

    @extend_schema_field(
        {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {}, "minItems": 2, "maxItems": 2},
            "description": "From each field to its value before and after.",
        }
    )
    def get_changes(self, entry: AuditLog) -> dict[str, list[Any]]:
        changes: dict[str, list[Any]] = entry.changes
        return changes
