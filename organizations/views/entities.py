"""Companies: read by their people, written by ADMIN."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core import clock
from core.api import command
from organizations.models import Entity
from organizations.serializers.places import (
    CascadeSerializer,
    EntityChoiceSerializer,
    EntitySerializer,
    SwitchedEntitySerializer,
    either,
)
from organizations.serializers.writing import WriteEntitySerializer
from organizations.services import entities
from organizations.services.entities import Cascade
from organizations.views.base import PlacesView, PlaceView
from users.permissions import IsAdmin
from users.requests import UserRequest


class EntitiesView(PlacesView):
    writers = IsAdmin
    full, choice, name_field = EntitySerializer, EntityChoiceSerializer, "entity_name"

    @extend_schema(
        summary="List companies",
        responses=either("EntityShown", EntitySerializer, EntityChoiceSerializer),
    )
    def get(self, request: UserRequest) -> Response:
        """One's own, all for ADMIN, or before onboarding those one may join."""
        return self.places(Entity.objects.visible_to(request.user).with_counts(), request.user)

    @extend_schema(
        summary="Open a company",
        request=WriteEntitySerializer,
        responses={201: EntitySerializer},
    )
    @command
    def post(self, request: UserRequest) -> Response:
        form = WriteEntitySerializer(data=request.data)
        form.is_valid(raise_exception=True)
        made = entities.create(actor=request.user, values=form.validated_data)
        return Response(shown(request, made.pk), status=201)


class EntityView(PlaceView):
    writers = IsAdmin

    @extend_schema(summary="Read a company", responses=EntitySerializer)
    def get(self, request: UserRequest, pk: int) -> Response:
        return Response(shown(request, pk))

    @extend_schema(
        summary="Change a company",
        request=WriteEntitySerializer(partial=True),
        responses=EntitySerializer,
    )
    @command
    def put(self, request: UserRequest, pk: int) -> Response:
        """Changes the fields it carries."""
        form = WriteEntitySerializer(data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        entities.change(actor=request.user, entity_id=pk, values=form.validated_data)
        return Response(shown(request, pk))

    @extend_schema(
        summary="Deactivate a company with all its places",
        request=None,
        responses=SwitchedEntitySerializer,
    )
    @command
    def delete(self, request: UserRequest, pk: int) -> Response:
        """Its people can still sign in, read and cancel, and no longer submit."""
        _, cascade = entities.deactivate(actor=request.user, entity_id=pk, now=clock.now())
        return Response(switched(request, pk, cascade))

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        entities.visible_entity(self.request.user, kwargs["pk"])


class ReactivateEntityView(PlaceView):
    writers = IsAdmin

    @extend_schema(
        summary="Bring a company back",
        request=None,
        responses=SwitchedEntitySerializer,
    )
    @command
    def put(self, request: UserRequest, pk: int) -> Response:
        """With the places that went off together with it, and no others."""
        _, cascade = entities.reactivate(actor=request.user, entity_id=pk, now=clock.now())
        return Response(switched(request, pk, cascade))

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        entities.visible_entity(self.request.user, kwargs["pk"])


def shown(request: UserRequest, pk: int) -> Any:
    return EntitySerializer(entities.visible_entity(request.user, pk)).data


def switched(request: UserRequest, pk: int, cascade: Cascade) -> Any:
    return shown(request, pk) | {"cascade": CascadeSerializer(cascade).data}
