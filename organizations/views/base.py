"""What the lists of places have in common, and who may write them."""

from typing import Any, ClassVar

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from core.api import ApiView
from core.pagination import PageNumberPagination
from core.permissions import HasOwnPassword
from core.search import holds
from organizations.serializers.places import PlacesQuery
from users import rights
from users.models import User
from users.permissions import IsHROrAdmin, IsSettled
from users.requests import UserRequest


class PlaceView(ApiView):
    """Reading is everybody's, within their entity; writing is for `writers`."""

    request: UserRequest
    readers: ClassVar[type[BasePermission]] = IsSettled
    writers: ClassVar[type[BasePermission]] = IsHROrAdmin

    def get_permissions(self) -> list[BasePermission]:
        reads = self.request.method in SAFE_METHODS
        return [self.readers() if reads else self.writers()]


class PlacesView(PlaceView):
    """A list that is shown in full to those who have joined, by name to those who may."""

    readers = HasOwnPassword
    query_serializer = PlacesQuery
    pagination_class = PageNumberPagination
    full: ClassVar[type[BaseSerializer[Any]]]
    choice: ClassVar[type[BaseSerializer[Any]]]
    name_field: ClassVar[str]

    def places(self, rows: Any, reader: User) -> Response:
        for name in ("entity", "is_active"):
            if name in self.query:
                rows = rows.filter(**{name: self.query[name]})
        if "search" in self.query:
            rows = rows.filter(holds(self.name_field, self.query["search"]))
        shape = self.full if rights.is_settled(reader) else self.choice
        return self.page_of(rows.order_by(self.name_field, "pk"), shape)
