from rest_framework import serializers

from users.models import User
from users.serializers.references import (
    DepartmentReferenceSerializer,
    EntityReferenceSerializer,
    LocationReferenceSerializer,
    PersonReferenceSerializer,
)


class UserSerializer(serializers.ModelSerializer[User]):
    """A person as every endpoint shows them. Pair with `with_place()`."""

    entity = EntityReferenceSerializer(allow_null=True)
    location = LocationReferenceSerializer(allow_null=True)
    department = DepartmentReferenceSerializer(allow_null=True)
    approver = PersonReferenceSerializer(allow_null=True)
    has_completed_onboarding = serializers.BooleanField()

    class Meta:
        model = User
        fields = [
            "id",
            "email",
            "first_name",
            "last_name",
            "role",
            "entity",
            "location",
            "department",
            "approver",
            "join_date",
            "exempt_type",
            "is_active",
            "has_completed_onboarding",
            "must_change_password",
            "created_at",
            "updated_at",
            "version",
        ]
        read_only_fields = fields


class ProfileSerializer(serializers.Serializer[User]):
    """One's own names."""

    first_name = serializers.CharField(max_length=150, required=False)
    last_name = serializers.CharField(max_length=150, required=False)
