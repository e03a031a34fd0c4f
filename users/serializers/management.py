from typing import Any

from rest_framework import serializers

from core.fields import DayField, TrueFalseField
from core.queries import PageQuery
from core.serializers import NothingElse
from users.constants import ExemptType, Role
from users.models import User
from users.serializers.auth import LONGEST_NAME, AddressField
from users.serializers.profile import UserSerializer
from users.serializers.references import EntityReferenceSerializer

LONGEST_SEARCH = 100


class PeopleQuery(PageQuery):
    search = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=LONGEST_SEARCH,
        help_text="Words of the name or the e-mail.",
    )
    role = serializers.ChoiceField(choices=Role.choices, required=False)
    entity = serializers.IntegerField(required=False, min_value=1)
    location = serializers.IntegerField(required=False, min_value=1)
    department = serializers.IntegerField(required=False, min_value=1)
    is_active = TrueFalseField(required=False)


class ApproverOptionsQuery(serializers.Serializer[Any]):
    search = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=LONGEST_SEARCH,
        help_text="Words of the name or the e-mail.",
    )
    entity = serializers.IntegerField(required=False, min_value=1)


class SetUpSerializer(serializers.Serializer[Any]):
    """Changes the fields it carries."""

    role = serializers.ChoiceField(choices=Role.choices, required=False)
    entity = serializers.IntegerField(required=False, allow_null=True, min_value=1)
    location = serializers.IntegerField(required=False, allow_null=True, min_value=1)
    department = serializers.IntegerField(required=False, allow_null=True, min_value=1)
    approver = serializers.IntegerField(required=False, allow_null=True, min_value=1)
    join_date = DayField(required=False, allow_null=True)
    exempt_type = serializers.ChoiceField(choices=ExemptType.choices, required=False)


class CreatePersonSerializer(SetUpSerializer):
    email = AddressField()
    first_name = serializers.CharField(max_length=LONGEST_NAME)
    last_name = serializers.CharField(max_length=LONGEST_NAME)


class ChangePersonSerializer(serializers.Serializer[Any]):
    """Changes the fields it carries."""

    email = AddressField(required=False)
    first_name = serializers.CharField(required=False, max_length=LONGEST_NAME)
    last_name = serializers.CharField(required=False, max_length=LONGEST_NAME)


class DryRunQuery(serializers.Serializer[Any]):
    dry_run = TrueFalseField(default=False, help_text="Show the effect and change nothing.")


class GivenUpSerializer(NothingElse, serializers.Serializer[Any]):
    """Requests a deactivation cancels: pending ones, and approved ones that have not begun."""

    pending = serializers.IntegerField(default=0)
    approved_future = serializers.IntegerField(default=0)


class DeactivatedPersonSerializer(UserSerializer):
    """The person as they now are, and the leave that ended with the account."""

    cancelled = GivenUpSerializer()

    class Meta(UserSerializer.Meta):
        fields = [*UserSerializer.Meta.fields, "cancelled"]
        read_only_fields = UserSerializer.Meta.fields


class CreatedPersonSerializer(UserSerializer):
    """The password is shown this once."""

    password = serializers.CharField()

    class Meta(UserSerializer.Meta):
        fields = [*UserSerializer.Meta.fields, "password"]
        read_only_fields = UserSerializer.Meta.fields


class NewPasswordSerializer(serializers.Serializer[Any]):
    """Shown this once."""

    password = serializers.CharField()


class ApproverOptionSerializer(serializers.Serializer[User]):
    id = serializers.IntegerField()
    name = serializers.CharField(source="full_name")
    entity = EntityReferenceSerializer(allow_null=True)
