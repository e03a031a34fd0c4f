"""How the leave domain names people and things: `{id, name}`, and a category by its code too."""

from rest_framework import serializers

from users.models import User


class NamedPersonSerializer(serializers.Serializer[User]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="full_name")


class NamedSerializer(serializers.Serializer[object]):
    id = serializers.IntegerField()
    name = serializers.CharField()


class NamedCategorySerializer(NamedSerializer):
    """A category by the name its company gave it and the code that clients translate."""

    code = serializers.CharField()


class NamedDepartmentSerializer(serializers.Serializer[object]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="department_name")


class PersonOnLeaveSerializer(NamedPersonSerializer):
    department = NamedDepartmentSerializer(allow_null=True)
