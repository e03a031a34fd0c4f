"""One location; mounted under /organizations/, whose app cannot price leave anew."""

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from core import clock
from core.api import command
from leaves.serializers.holidays import DryRunQuery, EffectsSerializer
from leaves.serializers.locations import ChangedLocationSerializer
from leaves.services import weekends
from organizations.serializers.places import LocationSerializer
from organizations.serializers.writing import ChangeLocationSerializer
from organizations.services import locations
from organizations.views.base import PlaceView
from users.requests import UserRequest


class LocationView(PlaceView):
    @classmethod
    def query_form(cls, method: str) -> type[Serializer[Any]] | None:
        return DryRunQuery if method == "PUT" else None

    @extend_schema(summary="Read a location", responses=LocationSerializer)
    def get(self, request: UserRequest, pk: int) -> Response:
        return Response(LocationSerializer(locations.visible_location(request.user, pk)).data)

    @extend_schema(
        summary="Change a location; with another weekend, leave is priced anew",
        request=ChangeLocationSerializer,
        responses=PolymorphicProxySerializer(
            component_name="LocationChangeShown",
            serializers=[ChangedLocationSerializer, EffectsSerializer],
            resource_type_field_name=None,
        ),
    )
    @command
    def put(self, request: UserRequest, pk: int) -> Response:
        """Changes the fields it carries. With `dry_run` the answer is `affected` alone."""
        form = ChangeLocationSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        is_dry_run = bool(self.query.get("dry_run"))
        location, effects = weekends.change_location(
            actor=request.user,
            location_id=pk,
            values=form.validated_data,
            now=clock.now(),
            is_dry_run=is_dry_run,
        )
        affected = EffectsSerializer({"affected": effects}).data
        return Response(affected if is_dry_run else LocationSerializer(location).data | affected)

    @extend_schema(
        summary="Deactivate a location nobody works at",
        request=None,
        responses=LocationSerializer,
    )
    @command
    def delete(self, request: UserRequest, pk: int) -> Response:
        off = locations.deactivate(actor=request.user, location_id=pk)
        return Response(LocationSerializer(off).data)

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        locations.visible_location(self.request.user, kwargs["pk"])
