from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from users import rights
from users.managers import normalise_email
from users.models import User
from users.serializers.profile import UserSerializer

LONGEST_EMAIL, LONGEST_NAME, LONGEST_PASSWORD = 254, 150, 256


class PasswordField(serializers.CharField):
    """Taken exactly as typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "trim_whitespace": False,
                "max_length": LONGEST_PASSWORD,
                "write_only": True,
                "style": {"input_type": "password"},
                **options,
            }
        )


class AddressField(serializers.EmailField):
    """In the case it is stored in, which may be longer than what was typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_EMAIL, **options})

    def to_internal_value(self, data: Any) -> str:
        return normalise_email(super().to_internal_value(data))


class LogInSerializer(serializers.Serializer[Any]):
    email = serializers.CharField(max_length=LONGEST_EMAIL)
    password = PasswordField()


class RegisterSerializer(serializers.Serializer[Any]):
    email = AddressField()
    password = PasswordField()
    first_name = serializers.CharField(max_length=LONGEST_NAME)
    last_name = serializers.CharField(max_length=LONGEST_NAME)


class RefreshSerializer(serializers.Serializer[Any]):
    """Without `refresh` the cookie counts, when it comes from a page of this product."""

    refresh = serializers.CharField(required=False, max_length=2000)


class ChangePasswordSerializer(serializers.Serializer[Any]):
    current_password = PasswordField()
    new_password = PasswordField()


class OnboardingSerializer(serializers.Serializer[Any]):
    entity = serializers.IntegerField(min_value=1)
    location = serializers.IntegerField(min_value=1)
    department = serializers.IntegerField(min_value=1)


class TokensSerializer(serializers.Serializer[Any]):
    access = serializers.CharField()
    refresh = serializers.CharField()


class LoggedInSerializer(TokensSerializer):
    user = UserSerializer()


class PermissionsSerializer(serializers.Serializer[Any]):
    """What a client may offer its user; all false until password and place are settled."""

    request_leave = serializers.BooleanField(help_text="Ask for leave and book business trips.")
    decide = serializers.BooleanField(help_text="Approvals, and my subordinates.")
    oversee = serializers.BooleanField(help_text="All requests of the scope; file for others.")
    manage_people = serializers.BooleanField(help_text="List, create, set up, reset passwords.")
    adjust_balances = serializers.BooleanField(help_text="Adjust and recalculate balances.")
    manage_categories = serializers.BooleanField(help_text="Write leave categories.")
    manage_holidays = serializers.BooleanField(help_text="Write public holidays of the scope.")
    manage_places = serializers.BooleanField(
        help_text="Write locations, departments and their managers."
    )
    manage_entities = serializers.BooleanField(help_text="Write entities and global holidays.")
    read_reports = serializers.BooleanField(help_text="Read the reports.")
    export = serializers.BooleanField(help_text="Export leave.")
    read_audit_log = serializers.BooleanField(help_text="Read the audit log.")


class MeSerializer(UserSerializer):
    """The caller, and what the client may offer them."""

    permissions = serializers.SerializerMethodField()

    class Meta(UserSerializer.Meta):
        fields = [*UserSerializer.Meta.fields, "permissions"]
        read_only_fields = fields

    @extend_schema_field(PermissionsSerializer)
    def get_permissions(self, user: User) -> dict[str, bool]:
        return rights.permissions_of(user)
