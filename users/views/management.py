"""The accounts of others: for HR of one's own entity, for ADMIN of all."""

from typing import Any, cast

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from core import clock
from core.api import ApiView, command, plain_command, versioned
from core.etags import if_match, version_tag
from core.pagination import PageNumberPagination
from core.queries import PageQuery
from users.models import User
from users.pagination import FoundPeoplePagination
from users.permissions import IsHROrAdmin, IsManagerOrAbove
from users.requests import UserRequest
from users.serializers.management import (
    ApproverOptionSerializer,
    ApproverOptionsQuery,
    ChangePersonSerializer,
    CreatedPersonSerializer,
    CreatePersonSerializer,
    DeactivatedPersonSerializer,
    DryRunQuery,
    GivenUpSerializer,
    NewPasswordSerializer,
    PeopleQuery,
    SetUpSerializer,
)
from users.serializers.profile import UserSerializer
from users.services import activity, management

MOST_OPTIONS = 50
FILTERS = ("role", "entity", "location", "department", "is_active")


class PeopleView(ApiView):
    permission_classes = [IsHROrAdmin]
    query_serializer = PeopleQuery
    pagination_class = PageNumberPagination

    @extend_schema(summary="List people", responses=UserSerializer(many=True))
    def get(self, request: UserRequest) -> Response:
        """HR also sees people without entity who may join theirs."""
        wanted = {name: self.query[name] for name in FILTERS if name in self.query}
        people = User.objects.managed_by(request.user).filter(**wanted)
        if "search" in self.query:
            found = people.matching(self.query["search"]).by_name()
            return self.page_of(found, UserSerializer, pagination=FoundPeoplePagination)
        return self.page_of(people.with_place().by_name(), UserSerializer)


class CreatePersonView(ApiView):
    permission_classes = [IsHROrAdmin]

    @extend_schema(
        summary="Create an account",
        request=CreatePersonSerializer,
        responses={201: CreatedPersonSerializer},
    )
    @plain_command
    def post(self, request: UserRequest) -> Response:
        """The answer holds a random password once; its owner has to change it."""
        form = CreatePersonSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        values = dict(form.validated_data)
        person, password = management.create_person(
            actor=request.user, email=values.pop("email"), values=values, now=clock.now()
        )
        shown = UserSerializer(person).data | {"password": password}
        return _versioned(person, shown, status.HTTP_201_CREATED)


class OnePersonView(ApiView):
    """What is done to one person, whom the caller may still touch when it is repeated."""

    permission_classes = [IsHROrAdmin]

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        management.require_may_edit(cast("User", request.user), kwargs["pk"])


class PersonView(OnePersonView):
    @classmethod
    def query_form(cls, method: str) -> type[Serializer[Any]] | None:
        return DryRunQuery if method == "DELETE" else None

    @extend_schema(summary="Read a person", responses=UserSerializer)
    def get(self, request: UserRequest, pk: int) -> Response:
        person = management.visible_person(request.user, pk)
        return _versioned(person, UserSerializer(person).data)

    @extend_schema(
        summary="Change somebody's names and e-mail",
        request=ChangePersonSerializer,
        responses=UserSerializer,
    )
    @versioned
    @command
    def put(self, request: UserRequest, pk: int) -> Response:
        """Changes the fields it carries."""
        form = ChangePersonSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        person = management.change_person(
            actor=request.user,
            person_id=pk,
            values=form.validated_data,
            now=clock.now(),
            expected=if_match(request),
        )
        return _versioned(person, UserSerializer(person).data)

    @extend_schema(
        summary="Deactivate a person",
        request=None,
        responses=PolymorphicProxySerializer(
            component_name="Deactivation",
            serializers=[DeactivatedPersonSerializer, GivenUpSerializer],
            resource_type_field_name=None,
        ),
    )
    @versioned
    @command
    def delete(self, request: UserRequest, pk: int) -> Response:
        """Every login ends; leave that is pending or has not begun is cancelled.

        A dry run answers only how much leave that would be.
        """
        is_dry_run = self.query["dry_run"]
        person, given_up = activity.deactivate(
            actor=request.user,
            person_id=pk,
            now=clock.now(),
            expected=if_match(request),
            is_dry_run=is_dry_run,
        )
        cancelled = GivenUpSerializer(given_up).data
        if is_dry_run:
            return Response(cancelled)
        return _versioned(person, UserSerializer(person).data | {"cancelled": cancelled})


class ReactivatePersonView(OnePersonView):
    @extend_schema(summary="Reactivate a person", request=None, responses=UserSerializer)
    @versioned
    @command
    def put(self, request: UserRequest, pk: int) -> Response:
        """They can sign in again; what ended with the deactivation stays ended."""
        person = activity.reactivate(
            actor=request.user, person_id=pk, now=clock.now(), expected=if_match(request)
        )
        return _versioned(person, UserSerializer(person).data)


class SetUpPersonView(OnePersonView):
    @extend_schema(
        summary="Set up a person's role, place and approver",
        request=SetUpSerializer,
        responses=UserSerializer,
    )
    @versioned
    @command
    def put(self, request: UserRequest, pk: int) -> Response:
        """Change role, place, approver, join date or employment class."""
        form = SetUpSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        person = management.set_up_person(
            actor=request.user,
            person_id=pk,
            values=form.validated_data,
            now=clock.now(),
            expected=if_match(request),
        )
        return _versioned(person, UserSerializer(person).data)


class ResetPasswordView(OnePersonView):
    @extend_schema(
        summary="Give a person a new password", request=None, responses=NewPasswordSerializer
    )
    @versioned
    @plain_command
    def post(self, request: UserRequest, pk: int) -> Response:
        """A random password, shown once; every login of the person ends."""
        person, password = management.reset_password(
            actor=request.user, person_id=pk, now=clock.now(), expected=if_match(request)
        )
        return _versioned(person, {"password": password})


class ApproverOptionsView(ApiView):
    permission_classes = [IsHROrAdmin]
    query_serializer = ApproverOptionsQuery

    @extend_schema(summary="List possible approvers", responses=ApproverOptionSerializer(many=True))
    def get(self, request: UserRequest) -> Response:
        """Whom setup accepts as an approver: active managers and above of all entities.

        The first 50 by name; `search` and `entity` find the others.
        """
        people = User.objects.possible_approvers().matching(self.query.get("search", ""))
        if "entity" in self.query:
            people = people.filter(entity=self.query["entity"])
        options = people.select_related("entity").by_name()[:MOST_OPTIONS]
        return Response(ApproverOptionSerializer(options, many=True).data)


class MySubordinatesView(ApiView):
    permission_classes = [IsManagerOrAbove]
    query_serializer = PageQuery
    pagination_class = PageNumberPagination

    @extend_schema(summary="List one's own people", responses=UserSerializer(many=True))
    def get(self, request: UserRequest) -> Response:
        """Assigned people, and the members of departments one manages."""
        people = User.objects.subordinates_of(request.user)
        return self.page_of(people.with_place().by_name(), UserSerializer)


def _versioned(person: User, shown: Any, status_code: int = status.HTTP_200_OK) -> Response:
    return Response(shown, status=status_code, headers={"ETag": version_tag(person.version)})
