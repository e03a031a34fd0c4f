"""Ids of another company, in every body and every address: they do not exist."""

import json
from typing import Any

import pytest

from backend.tests.dumps import dump, moves
from backend.tests.operations import ID, document, writes
from backend.tests.world import World
from backend.tests.writes import WRITES
from backend.tests.written.write import Write
from conftest import SignIn

pytestmark = pytest.mark.django_db

MISSING = 999_999_999
# Integers that name nothing.
NUMBERS = {"balance_year", "year", "past_days"}
NAMED = [
    pytest.param(write, name, id=f"{write.operation} {name}")
    for write in WRITES
    for name, foreign in write.ids.items()
    if foreign is not None
]
# Employees are refused whatever they name.
CALLERS = {("POST leaves/requests/", "user"): "hr", ("POST leaves/requests/preview/", "user"): "hr"}
ADDRESSED = [write for write in WRITES if write.target and write.model != "leaves.LeaveCategory"]


def said(response: Any, pk: int) -> tuple[int, dict[str, str], str]:
    """Status, headers and text, with the id that was asked for taken out."""
    text = response.content.decode().replace(str(pk), "?")
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return response.status_code, headers, text


def test_every_id_of_every_body_is_listed() -> None:
    described = {
        operation: {name for name, kind in body.items() if may_be_id(kind)} - NUMBERS
        for operation, body in writes(document()).items()
    }

    assert {write.operation: {*write.ids} for write in WRITES} == described


def may_be_id(kind: dict[str, Any]) -> bool:
    return "integer" in (kind.get("type", []) if "type" in kind else str(kind))


@pytest.mark.parametrize(("write", "name"), NAMED)
def test_an_id_of_another_company_is_the_same_field_error_as_a_missing_one(
    world: World, as_user: SignIn, write: Write, name: str
) -> None:
    foreign = write.ids[name]
    assert foreign is not None
    pk = foreign(world)
    client = as_user(getattr(world, CALLERS.get((write.operation, name), write.caller)))
    body, before = write.body(world), dump()

    missing = write.send(client, world, body | {name: MISSING})
    hidden = write.send(client, world, body | {name: pk})

    assert said(hidden, pk) == said(missing, MISSING)
    assert hidden.status_code == 400
    assert [error["pointer"] for error in hidden.json()["errors"]] == [f"#/{name}"]
    assert moves(before, dump()) == set()


@pytest.mark.parametrize("write", ADDRESSED, ids=lambda write: write.operation)
def test_an_address_of_another_company_is_the_same_404_as_a_missing_one(
    world: World, as_user: SignIn, write: Write
) -> None:
    caller = getattr(world.other, write.caller, world.other.hr)
    client = as_user(caller)
    before = dump()

    pk = getattr(world, write.target).pk
    hidden = write.send(client, world, write.body(world))
    missing = client.generic(
        write.method,
        write.path.replace(ID, str(MISSING)),
        json.dumps(write.body(world)),
        content_type="application/json",
        headers={"X-Request-ID": "same"},
    )

    assert said(hidden, pk) == said(missing, MISSING)
    assert hidden.status_code == (403 if write.caller == "admin" else 404)
    assert moves(before, dump()) == set()
