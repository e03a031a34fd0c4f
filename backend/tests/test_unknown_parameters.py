"""A query parameter nobody knows is refused on every address, before anything is done."""

from pathlib import Path

import pytest
from pytest_django import Settings

from backend.tests.company import build
from backend.tests.dumps import broken, seals
from backend.tests.test_permission_matrix import MATRIX, METHODS
from conftest import SignIn

pytestmark = pytest.mark.django_db
UNKNOWN = {
    "pointer": "#/nonsense",
    "code": "unknown",
    "detail": "Unknown query parameter.",
}
TAKE_ANY = {"api/v1/schema/", "api/v1/docs/", "api/v1/redoc/"}
CALLS = [
    (method, route)
    for route, entry in MATRIX.items()
    for method in METHODS
    if method in entry and route.startswith("api/v1/") and route not in TAKE_ANY
]


def test_no_address_takes_a_parameter_it_does_not_know(
    as_user: SignIn, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    company = build()
    client, before = as_user(company.people["admin"]), seals()
    taken = []

    for method, route in CALLS:
        pk = company.ids.get(MATRIX[route].get("pk", ""), 0)
        path = f"/{route.replace('<int:pk>', str(pk))}?nonsense=1"
        response = client.generic(method, path, "{}", content_type="application/json")
        errors = response.json().get("errors", []) if response.status_code == 400 else []
        if UNKNOWN not in errors:
            taken.append((method, route, response.status_code))

    assert taken == []
    assert broken(before) == set()
    assert len(CALLS) >= 87
