from rest_framework import serializers

from leaves.models import LeaveCategory


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
