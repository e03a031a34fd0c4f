"""The places of an organization. Before onboarding only what one may join, by name."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from core.api import ApiView
from core.pagination import PageNumberPagination
from core.permissions import HasOwnPassword
from organizations.constants import TIMEZONES
from organizations.models import Department, DepartmentManager, Entity, Location
from organizations.serializers import (
    DepartmentChoiceSerializer,
    DepartmentSerializer,
    DepartmentsQuery,
    EntityChoiceSerializer,
    EntitySerializer,
    LocationChoiceSerializer,
    LocationSerializer,
    LocationsQuery,
    ManagerLinkSerializer,
    ManagersQuery,
    PlacesQuery,
    either,
)
from users import rights
from users.models import User
from users.requests import UserRequest


class PlacesView(ApiView):
    """A list that is shown in full to those who have joined, by name to those who may."""

    permission_classes = [HasOwnPassword]
    pagination_class = PageNumberPagination
    full: ClassVar[type[BaseSerializer[Any]]]
    choice: ClassVar[type[BaseSerializer[Any]]]
    name_field: ClassVar[str]

    def places(self, rows: Any, reader: User) -> Response:
        for name in ("entity", "is_active"):
            if name in self.query:
                rows = rows.filter(**{name: self.query[name]})
        if "search" in self.query:
            rows = rows.filter(**{f"{self.name_field}__icontains": self.query["search"]})
        shape = self.full if rights.is_settled(reader) else self.choice
        return self.page_of(rows.order_by(self.name_field, "pk"), shape)


class EntitiesView(PlacesView):
    query_serializer = PlacesQuery
    full, choice, name_field = EntitySerializer, EntityChoiceSerializer, "entity_name"

    @extend_schema(responses=either("EntityShown", EntitySerializer, EntityChoiceSerializer))
    def get(self, request: UserRequest) -> Response:
        """One's own, all for ADMIN, or before onboarding those one may join."""
        return self.places(Entity.objects.visible_to(request.user).with_counts(), request.user)


class LocationsView(PlacesView):
    query_serializer = LocationsQuery
    full, choice, name_field = LocationSerializer, LocationChoiceSerializer, "location_name"

    @extend_schema(responses=either("LocationShown", LocationSerializer, LocationChoiceSerializer))
    def get(self, request: UserRequest) -> Response:
        return self.places(Location.objects.visible_to(request.user), request.user)


class DepartmentsView(PlacesView):
    query_serializer = DepartmentsQuery
    full, choice, name_field = DepartmentSerializer, DepartmentChoiceSerializer, "department_name"

    @extend_schema(
        responses=either("DepartmentShown", DepartmentSerializer, DepartmentChoiceSerializer)
    )
    def get(self, request: UserRequest) -> Response:
        departments = Department.objects.visible_to(request.user)
        if "location" in self.query:
            departments = departments.open_at(self.query["location"])
        return self.places(departments, request.user)


class ManagersView(ApiView):
    query_serializer = ManagersQuery
    pagination_class = PageNumberPagination

    @extend_schema(responses=ManagerLinkSerializer(many=True))
    def get(self, request: UserRequest) -> Response:
        """Who manages which department."""
        links = DepartmentManager.objects.visible_to(request.user)
        if "department" in self.query:
            links = links.filter(department=self.query["department"])
        shown = links.select_related("department", "user").order_by("department_id", "pk")
        return self.page_of(shown, ManagerLinkSerializer)


class TimezonesView(ApiView):
    @extend_schema(
        responses={(200, "application/json"): {"type": "array", "items": {"type": "string"}}}
    )
    def get(self, request: UserRequest) -> Response:
        """The time zones a location may have."""
        return Response(TIMEZONES)
