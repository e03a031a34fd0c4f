"""The base of every page of the Django admin."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from django.db.models import Model

    ModelPages = admin.ModelAdmin[Model]
else:
    ModelPages = admin.ModelAdmin


class ReadOnlyAdmin(ModelPages):
    """To look things up: every write goes through the API, with its locks, ledger and audit.

    `fields` are named one by one, so that a secret of a later column is not shown by default.
    """

    actions = None
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if any("\0" in value for value in request.GET.values()):
            raise BadRequest("PostgreSQL holds no NUL, so nothing is found by it.")
        return super().changelist_view(request, extra_context)
