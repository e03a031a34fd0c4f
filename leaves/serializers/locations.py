from leaves.serializers.holidays import EffectSerializer
from organizations.serializers.places import LocationSerializer


class ChangedLocationSerializer(LocationSerializer):
    """With what another weekend did to leave; nothing when the weekend stayed."""

    affected = EffectSerializer(many=True)

    class Meta(LocationSerializer.Meta):
        fields = [*LocationSerializer.Meta.fields, "affected"]
        read_only_fields = fields
