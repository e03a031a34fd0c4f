"""Locations. Changing one prices leave anew, so that its view is `leaves.views.locations`."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import command
from organizations.models import Location
from organizations.serializers.places import (
    LocationChoiceSerializer,
    LocationSerializer,
    LocationsQuery,
    either,
)
from organizations.serializers.writing import NewLocationSerializer
from organizations.services import entities, locations
from organizations.views.base import PlacesView
from users.requests import UserRequest


class LocationsView(PlacesView):
    query_serializer = LocationsQuery
    full, choice, name_field = LocationSerializer, LocationChoiceSerializer, "location_name"

    @extend_schema(
        summary="List locations",
        responses=either("LocationShown", LocationSerializer, LocationChoiceSerializer),
    )
    def get(self, request: UserRequest) -> Response:
        return self.places(Location.objects.visible_to(request.user), request.user)

    @extend_schema(
        summary="Open a location",
        request=NewLocationSerializer,
        responses={201: LocationSerializer},
    )
    @command
    def post(self, request: UserRequest) -> Response:
        values = said(request)
        made = locations.create(actor=request.user, entity_id=values.pop("entity"), values=values)
        return Response(LocationSerializer(made).data, status=201)

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        entities.visible_entity(self.request.user, said(request)["entity"])


def said(request: Request) -> dict[str, Any]:
    form = NewLocationSerializer(data=request.data)
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)
