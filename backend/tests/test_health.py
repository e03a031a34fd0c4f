import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from backend import startup


def test_a_living_process_says_so_without_a_database() -> None:
    response = Client().get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_is_ready_with_a_database_of_this_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup._Schema, "is_current", False)

    response = Client().get("/readyz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_looks_at_the_migrations_only_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    Client().get("/readyz")

    with django_assert_num_queries(1):
        Client().get("/readyz")


@pytest.mark.django_db
def test_is_not_ready_while_migrations_are_pending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup._Schema, "is_current", False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'leaves'")

    response = Client().get("/readyz")

    assert (response.status_code, response["Retry-After"]) == (503, "2")
    assert response.json()["detail"] == "Migrations are pending."


@pytest.mark.django_db
def test_is_not_ready_while_the_database_is_gone() -> None:
    def lost(*_: object) -> None:
        raise OperationalError("connection refused")

    with connection.execute_wrapper(lost):
        response = Client().get("/readyz")

    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"] == "The database does not answer."


def test_reads_only() -> None:
    assert Client().post("/healthz").status_code == 405
