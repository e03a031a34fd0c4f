"""Pages of people."""

from typing import Any

from core.pagination import FarPaginator, PageNumberPagination
from users.models import User


class FoundPeoplePaginator(FarPaginator):
    """Finds the page's people before it joins where they belong.

    PostgreSQL takes it that hardly anybody holds all the parts of a word, and would join the places
    of everybody who does before it sorts them.
    """

    def load(self, chosen: Any) -> Any:
        return User.objects.filter(pk__in=chosen.values("pk")).with_place().by_name()


class FoundPeoplePagination(PageNumberPagination):
    django_paginator_class = FoundPeoplePaginator
