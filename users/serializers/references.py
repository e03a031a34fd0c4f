"""How people and places are named inside other resources."""

from typing import Any

from rest_framework import serializers


class EntityReferenceSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="entity_name")


class LocationReferenceSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="location_name")
    timezone = serializers.CharField()


class DepartmentReferenceSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="department_name")


class PersonReferenceSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="full_name")
