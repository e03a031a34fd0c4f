from typing import Any

from rest_framework import serializers

from backend.effective_settings import Group, Unit


class SettingSerializer(serializers.Serializer[Any]):
    """`name` is unique; `value` reads as `unit` says, and null is without a limit."""

    group = serializers.ChoiceField(choices=Group.choices)
    name = serializers.CharField()
    value = serializers.CharField(allow_null=True)
    unit = serializers.ChoiceField(choices=Unit.choices)
    description = serializers.CharField()
    variable = serializers.CharField(
        allow_null=True, help_text="The environment variable that sets it; null where none does."
    )
