from rest_framework import serializers

from leaves.services.impact import Impact


class ImpactSerializer(serializers.Serializer[Impact]):
    locations = serializers.IntegerField()
    departments = serializers.IntegerField()
    users = serializers.IntegerField()
    open_requests = serializers.IntegerField()
