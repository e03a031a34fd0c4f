"""Who manages which department; mounted under /organizations/, whose app knows no turns."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import command
from core.pagination import PageNumberPagination
from leaves.services import department_managers
from organizations.models import DepartmentManager
from organizations.serializers.places import ManagerLinkSerializer, ManagersQuery
from organizations.serializers.writing import NewManagerSerializer
from organizations.services.departments import visible_department
from organizations.views.base import PlaceView
from users.requests import UserRequest


class DepartmentManagersView(PlaceView):
    query_serializer = ManagersQuery
    pagination_class = PageNumberPagination

    @extend_schema(
        summary="List who manages which department", responses=ManagerLinkSerializer(many=True)
    )
    def get(self, request: UserRequest) -> Response:
        links = DepartmentManager.objects.visible_to(request.user)
        if "department" in self.query:
            links = links.filter(department=self.query["department"])
        shown = links.select_related("department", "user").order_by("department_id", "pk")
        return self.page_of(shown, ManagerLinkSerializer)

    @extend_schema(
        summary="Make somebody a manager of a department",
        request=NewManagerSerializer,
        responses={201: ManagerLinkSerializer},
    )
    @command
    def post(self, request: UserRequest) -> Response:
        """Where its members have no approver, their pending requests may change hands."""
        values = said(request)
        made = department_managers.name_manager(
            actor=request.user, department_id=values["department"], user_id=values["user"]
        )
        return Response(ManagerLinkSerializer(made).data, status=201)

    def check_rights(self, request: Request, **kwargs: Any) -> None:
        visible_department(self.request.user, said(request)["department"])


class DepartmentManagerView(PlaceView):
    @extend_schema(summary="Remove a manager of a department", request=None, responses={204: None})
    @command
    def delete(self, request: UserRequest, pk: int) -> Response:
        """The pending requests that waited for them may change hands."""
        department_managers.remove_manager(actor=request.user, link_id=pk)
        return Response(status=204)


def said(request: Request) -> dict[str, Any]:
    form = NewManagerSerializer(data=request.data)
    form.is_valid(raise_exception=True)
    return dict(form.validated_data)
