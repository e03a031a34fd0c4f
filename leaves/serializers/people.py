"""How the leave domain names people and things: `{id, name}`."""

from rest_framework import serializers

from users.models import User


class NamedPersonSerializer(serializers.Serializer[User]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="full_name")


class NamedSerializer(serializers.Serializer[object]):
    id = serializers.IntegerField()
    name = serializers.CharField()


class NamedDepartmentSerializer(serializers.Serializer[object]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="department_name")


class PersonOnLeaveSerializer(NamedPersonSerializer):
    department = NamedDepartmentSerializer(allow_null=True)
