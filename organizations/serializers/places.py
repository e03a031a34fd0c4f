"""Places as the API shows them, and what its lists can be asked."""

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from core.fields import TrueFalseField
from core.queries import PageQuery
from core.serializers import NothingElse
from organizations.models import Department, DepartmentManager, Entity, Location
from users.serializers.references import (
    DepartmentReferenceSerializer,
    PersonReferenceSerializer,
)

LONGEST_SEARCH = 100


class PlacesQuery(PageQuery):
    is_active = TrueFalseField(required=False)
    search = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_SEARCH)


class LocationsQuery(PlacesQuery):
    entity = serializers.IntegerField(required=False, min_value=1)


class DepartmentsQuery(LocationsQuery):
    location = serializers.IntegerField(
        required=False,
        min_value=1,
        help_text="Departments of the location, and those of its entity as a whole.",
    )


class ManagersQuery(PageQuery):
    department = serializers.IntegerField(required=False, min_value=1)


class CountsSerializer(serializers.Serializer[Entity]):
    """Active ones."""

    locations = serializers.IntegerField(source="locations_count")
    departments = serializers.IntegerField(source="departments_count")
    users = serializers.IntegerField(source="users_count")


class EntitySerializer(serializers.ModelSerializer[Entity]):
    """Pair with `with_counts()`."""

    counts = serializers.SerializerMethodField()

    class Meta:
        model = Entity
        fields = ["id", "entity_name", "email_domains", "is_active", "counts"]
        read_only_fields = fields

    @extend_schema_field(CountsSerializer)
    def get_counts(self, entity: Entity) -> dict[str, Any]:
        return CountsSerializer(entity).data


class CascadeSerializer(serializers.Serializer[Any]):
    """How many places were switched together with the entity."""

    locations = serializers.IntegerField()
    departments = serializers.IntegerField()


class SwitchedEntitySerializer(EntitySerializer):
    """The entity as it now is, and what the cascade did."""

    cascade = CascadeSerializer()

    class Meta(EntitySerializer.Meta):
        fields = [*EntitySerializer.Meta.fields, "cascade"]
        read_only_fields = fields


class LocationSerializer(serializers.ModelSerializer[Location]):
    class Meta:
        model = Location
        fields = ["id", "entity", "location_name", "timezone", "weekend", "is_active"]
        read_only_fields = fields


class DepartmentSerializer(serializers.ModelSerializer[Department]):
    class Meta:
        model = Department
        fields = ["id", "entity", "location", "department_name", "is_active"]
        read_only_fields = fields


class ChoiceSerializer[M: Entity | Location | Department](
    NothingElse, serializers.ModelSerializer[M]
):
    """All that somebody who has not joined yet may know of a place."""


class EntityChoiceSerializer(ChoiceSerializer[Entity]):
    class Meta:
        model = Entity
        fields = ["id", "entity_name"]
        read_only_fields = fields


class LocationChoiceSerializer(ChoiceSerializer[Location]):
    class Meta:
        model = Location
        fields = ["id", "location_name"]
        read_only_fields = fields


class DepartmentChoiceSerializer(ChoiceSerializer[Department]):
    class Meta:
        model = Department
        fields = ["id", "department_name"]
        read_only_fields = fields


class ManagerLinkSerializer(serializers.ModelSerializer[DepartmentManager]):
    department = DepartmentReferenceSerializer()
    user = PersonReferenceSerializer()

    class Meta:
        model = DepartmentManager
        fields = ["id", "department", "user", "created_at"]
        read_only_fields = fields


def either(
    name: str, full: type[serializers.Serializer[Any]], choice: type[serializers.Serializer[Any]]
) -> PolymorphicProxySerializer:
    """The full shape for those who have joined, the choice for those who may."""
    return PolymorphicProxySerializer(
        component_name=name, serializers=[full, choice], resource_type_field_name=None, many=True
    )
