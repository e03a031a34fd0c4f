"""Calls that switch an account off and on."""

from typing import Any

from rest_framework.test import APIClient

from users.models import User


def url(person: User) -> str:
    return f"/api/v1/users/{person.pk}/"


def reactivated(client: APIClient, person: User, **headers: Any) -> Any:
    return client.put(f"{url(person)}reactivate/", headers=headers)
