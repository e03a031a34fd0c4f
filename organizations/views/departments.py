from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import command
from organizations.models import Department
from organizations.serializers.places import (
    DepartmentChoiceSerializer,
    DepartmentSerializer,
    DepartmentsQuery,
    either,
)
from organizations.serializers.writing import ChangeDepartmentSerializer, NewDepartmentSerializer
from organizations.services import departments, entities
from organizations.views.base import PlacesView, PlaceView
from users.requests import UserRequest


class DepartmentsView(PlacesView):
    query_serializer = DepartmentsQuery
    full, choice, name_field = DepartmentSerializer, DepartmentChoiceSerializer, "department_name"

    @extend_schema(
        summary="List departments",
        responses=either("DepartmentShown", DepartmentSerializer, DepartmentChoiceSerializer),
    )
    def get(self, request: UserRequest) -> Response:
        found = Department.objects.visible_to(request.user)
        if "location" in self.query:
            found = found.open_at(self.query["location"])
        return self.places(found, request.user)

    @extend_schema(
        summary="Open a department",
        request=NewDepartmentSerializer,
        responses={201: DepartmentSerializer},
    )
    @command
    def post(self, request: UserRequest) -> Response:
        """Of a location, or without one of the entity as a whole."""
        values = said(request)
        made = departments.create(
            actor=request.user,
            entity_id=values["entity"],
            location_id=values["location"],
            department_name=values["department_name"],
        )
        return Response(DepartmentSerializer(made).data, status=201)

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        entities.visible_entity(self.request.user, said(request)["entity"])


class DepartmentView(PlaceView):
    @extend_schema(summary="Read a department", responses=DepartmentSerializer)
    def get(self, request: UserRequest, pk: int) -> Response:
        found = departments.visible_department(request.user, pk)
        return Response(DepartmentSerializer(found).data)

    @extend_schema(
        summary="Change a department",
        request=ChangeDepartmentSerializer,
        responses=DepartmentSerializer,
    )
    @command
    def put(self, request: UserRequest, pk: int) -> Response:
        """Changes the fields it carries. One with members moves to no other location."""
        form = ChangeDepartmentSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        changed = departments.change(
            actor=request.user, department_id=pk, values=form.validated_data
        )
        return Response(DepartmentSerializer(changed).data)

    @extend_schema(
        summary="Deactivate a department nobody is in",
        request=None,
        responses=DepartmentSerializer,
    )
    @command
    def delete(self, request: UserRequest, pk: int) -> Response:
        off = departments.deactivate(actor=request.user, department_id=pk)
        return Response(DepartmentSerializer(off).data)

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        departments.visible_department(self.request.user, kwargs["pk"])


def said(request: Request) -> dict[str, Any]:
    form = NewDepartmentSerializer(data=request.data)
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)
