"""Pages of people."""

from typing import Any

from core.pagination import FarPaginator, PageNumberPagination
from users.models import User


class FoundPeoplePaginator(FarPaginator):
    """Finds the page's people before it joins where they belong.

    PostgreSQL takes it that hardly anybody holds all the parts of a word, and would join the places
    of everybody who does before it sorts them; as a subquery, after it has joined everybody.
    """

    def load(self, chosen: Any) -> Any:
        found = list(chosen.values_list("pk", flat=True))
        return User.objects.filter(pk__in=found).with_place().by_name()


class FoundPeoplePagination(PageNumberPagination):
    django_paginator_class = FoundPeoplePaginator
