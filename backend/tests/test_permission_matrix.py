"""Who may call what: permissions.yaml says it, the whole URL space is held against it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings
from rest_framework.test import APIClient

from backend.tests.company import PDF, RELATIONS, Company, build
from backend.tests.dumps import broken, seals
from conftest import SignIn

pytestmark = pytest.mark.django_db

MATRIX: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("permissions.yaml").read_text()
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
AUDITED = {"core_auditlog"}
PARTS = sorted({route.removeprefix("api/v1/").split("/")[0] for route in MATRIX})
type Answers = dict[str, int]


def routes(
    patterns: list[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, frozenset[str]]]:
    """Every route of the project and the methods its view carries out.

    The pages of the Django admin are all for administrators and write nothing: test_admin.py.
    """
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if route == "admin/":
            continue
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            view = getattr(pattern.callback, "view_class", None)
            known = [name for name in METHODS if hasattr(view, name.lower())] if view else ["GET"]
            yield route, frozenset(known)


def test_every_route_is_in_the_matrix_and_nothing_else() -> None:
    walked = dict(routes(get_resolver().url_patterns))
    written = {
        route: frozenset(method for method in METHODS if method in entry)
        for route, entry in MATRIX.items()
    }

    assert written == walked


@pytest.fixture
def company(settings: Settings, tmp_path: Path) -> Company:
    settings.MEDIA_ROOT = str(tmp_path)
    settings.CLIENT_DIST = tmp_path
    (tmp_path / "index.html").write_text("<!doctype html><title>Leave</title>")
    return build()


def client_of(relation: str, company: Company, as_user: SignIn) -> APIClient:
    return APIClient() if relation == "anonymous" else as_user(company.people[relation])


def named(value: Any, company: Company, relation: str) -> Any:
    """The value with each `$name` replaced by the id of that thing."""
    if isinstance(value, dict):
        return {name: named(inner, company, relation) for name, inner in value.items()}
    is_name = isinstance(value, str) and value.startswith("$")
    return company.id_for(relation, value[1:]) if is_name else value


def call(client: APIClient, route: str, method: str, said: dict[str, Any], pk: int) -> Any:
    path = "/" + MATRIX[route].get("path", route).replace("<int:pk>", str(pk))
    if said.get("upload"):
        sent = {"file": SimpleUploadedFile("note.pdf", PDF)}
        return client.post(path, sent, format="multipart")
    if method == "GET":
        return client.get(path, said.get("query", {}))
    return getattr(client, method.lower())(path, said.get("body", {}))


def answers(route: str, method: str, company: Company, as_user: SignIn) -> Answers:
    """What each relation gets; every call is undone, and none that is refused changes anything."""
    entry, found = MATRIX[route], {}
    pk = company.ids.get(entry.get("pk", ""), 0)
    for relation in RELATIONS:
        with transaction.atomic():
            client = client_of(relation, company, as_user)
            said, before = named(entry[method], company, relation), seals()
            found[relation] = call(client, route, method, said, pk).status_code
            if method == "GET" or found[relation] >= 400:
                changed = broken(before) - (AUDITED if said.get("audited") else set())
                assert changed == set(), f"{method} {route} by {relation} changed {changed}"
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("part", PARTS)
def test_each_relation_gets_the_answer_written_down(
    as_user: SignIn, company: Company, part: str
) -> None:
    cells = [
        (route, method)
        for route in MATRIX
        if route.removeprefix("api/v1/").split("/")[0] == part
        for method in METHODS
        if method in MATRIX[route]
    ]

    for route, method in cells:
        written = zip(RELATIONS, map(int, MATRIX[route][method]["may"].split()), strict=True)
        found = answers(route, method, company, as_user)
        assert (method, route, found) == (method, route, dict(written))
