"""Pages of 20, capped at 100; the rows of a list are counted to 10,000."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property
from rest_framework import pagination
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.views import APIView

PAGE_SIZE = 20
LARGEST_PAGE = 100
MOST_COUNTED = 10_000
FAR = 1_000  # rows passed over
FARTHEST_PAGE = 10**9  # PostgreSQL could not count to any page


class FarPaginator(Paginator):  # type: ignore[type-arg]
    """Counts exactly to MOST_COUNTED, for counting takes as long as there are rows.

    Beyond, pages go on to the last row, and `count` is what the page shows there to be: all up
    to its end, and one row more unless it is the last.
    """

    @cached_property
    def count(self) -> int:
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        return rows.order_by().values("pk")[:MOST_COUNTED].count()

    def page(self, number: Any) -> Page[Any]:
        if self.count < MOST_COUNTED:
            return super().page(number)
        number = int(number)  # the query of a list takes nothing else
        if number > FARTHEST_PAGE:
            raise EmptyPage(self.error_messages["no_results"])
        begin = (number - 1) * self.per_page
        rows = list(self.load(self.object_list[begin : begin + self.per_page + 1]))
        if not rows:
            raise EmptyPage(self.error_messages["no_results"])
        self._learn(begin + len(rows), is_end=len(rows) <= self.per_page)
        return Page(rows[: self.per_page], number, self)

    def load(self, chosen: Any) -> Any:
        """The rows of a page, of which `chosen` is the slice.

        A page far behind is found before anything is joined to it: a join is made of all rows that
        are passed over, too.
        """
        if chosen.query.low_mark < FAR:
            return chosen
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        return rows.filter(pk__in=list(chosen.values_list("pk", flat=True)))

    def _get_page(self, *args: Any, **kwargs: Any) -> Page[Any]:
        chosen, *place = args
        return Page(self.load(chosen), *place, **kwargs)

    def _learn(self, known: int, *, is_end: bool) -> None:
        if is_end or known > self.count:
            self.__dict__.pop("num_pages", None)
            self.count = known


class PageNumberPagination(pagination.PageNumberPagination):
    django_paginator_class = FarPaginator
    page_size = PAGE_SIZE
    page_size_query_param = "page_size"
    max_page_size = LARGEST_PAGE

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return _all_required(super().get_paginated_response_schema(schema))


class NewestFirstCursorPagination(pagination.CursorPagination):
    """Cursor pages, newest first; `limit` is another name for `page_size`."""

    page_size = PAGE_SIZE
    page_size_query_param = "page_size"
    max_page_size = LARGEST_PAGE
    ordering = ("-created_at", "-id")

    def get_page_size(self, request: Request) -> int | None:
        if "limit" in request.query_params:
            self.page_size_query_param = "limit"
        return super().get_page_size(request)

    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> list[Any] | None:
        try:
            return super().paginate_queryset(queryset, request, view)
        except ValidationError as exc:  # A cursor somebody wrote by hand.
            raise NotFound from exc

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return _all_required(super().get_paginated_response_schema(schema))


def _all_required(described: dict[str, Any]) -> dict[str, Any]:
    """And null as a type: OpenAPI 3.1 knows no `nullable`."""
    properties = {name: _plain(member) for name, member in described["properties"].items()}
    return described | {"properties": properties, "required": list(properties)}


def _plain(member: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in member.items() if name not in {"nullable", "example"}}
    return kept | ({"type": [member["type"], "null"]} if member.get("nullable") else {})
