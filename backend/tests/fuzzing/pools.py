"""Values that rules can be met with."""

from collections.abc import Callable
from typing import Any

from backend.tests.world import World
from conftest import TEST_NOW
from users.models import User
from users.services import logins
from users.tests.factories import PASSWORD


def pools(world: World) -> dict[str, Callable[[str], list[Any]]]:
    """For each field what its values may be, by the path it is sent to."""

    def both(name: str) -> list[int]:
        return [getattr(world, name).pk, getattr(world.other, name).pk]

    addressed = {
        "requests": both("leave"),
        "business-trips": both("trip"),
        "attachments": both("document"),
        "categories": [world.category.pk],
        "holidays": both("holiday"),
        "users": both("person"),
        "entities": both("entity"),
        "locations": both("location"),
        "departments": both("department"),
        "managers": both("link"),
        "notifications": both("notification"),
    }
    fixed: dict[str, list[Any]] = {
        "category": [world.category.pk],
        "user": both("person"),
        "approver": both("boss"),
        "entity": both("entity"),
        "location": both("location"),
        "department": both("department"),
        "attachment": both("document"),
        "request": both("leave"),
        "email": [world.other.person.email],
        "password": [PASSWORD],
        "current_password": [PASSWORD],
        "new_password": ["brave-Harbour-77"],
        "year": [2026],
        "balance_year": [2026],
        "month": [4],
        "hours": ["8.00", "2.00"],
        "start_date": ["2026-04-13", "2026-06-01"],
        "end_date": ["2026-06-02", "2026-06-05"],
        "start_time": [None],
        "end_time": [None],
        "from_date": [None],
        "from": ["2026-04-01"],
        "to": ["2026-04-30"],
        "join_date": ["2020-01-01"],
        "cursor": [""],
        "page": [1],
    }

    def addressable(path: str) -> list[int]:
        return next((ids for name, ids in addressed.items() if f"/{name}/" in path), [1])

    def always(values: list[Any]) -> Callable[[str], list[Any]]:
        return lambda path: values

    made = {name: always(values) for name, values in fixed.items()}

    def tokens(path: str) -> list[str]:
        """Of a login past the API, which a call before this one may have shut them out of."""
        person = User.objects.get(pk=world.other.person.pk)
        return [logins.open_login(person, None, TEST_NOW).refresh]

    return made | {"id": addressable, "refresh": tokens}
