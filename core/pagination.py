"""Pages of 20, capped at 100."""

from typing import Any

from rest_framework import pagination
from rest_framework.request import Request

PAGE_SIZE = 20
LARGEST_PAGE = 100


class PageNumberPagination(pagination.PageNumberPagination):
    page_size = PAGE_SIZE
    page_size_query_param = "page_size"
    max_page_size = LARGEST_PAGE


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

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        described["required"] = ["results"]
        return described
