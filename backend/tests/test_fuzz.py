"""Every operation with good, spoilt and made-up bodies; `FUZZ_EXAMPLES` makes it longer."""

import os

import pytest

from backend.tests.fuzzing.callers import Caller
from backend.tests.fuzzing.run import call_everything
from backend.tests.world import World
from leaves.models import BusinessTrip, LeaveRequest
from organizations.models import Department, Entity, Location
from users.models import User

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2"))
FEWEST_CASES, FEWEST_SUCCESSES = 3000, 700
SECRETS = ("Xylophonia", "Quuxbury", "Zanzibaria", "Wobbleton", "oncology", "rival-takeover")


@pytest.mark.django_db(transaction=True)
def test_every_operation_answers_as_documented_and_shows_no_other_company(world: World) -> None:
    plant_secrets(world)
    other = world.other
    callers = [
        Caller("nobody", None, SECRETS),
        Caller("employee of the other company", other.person, SECRETS),
        Caller("manager of the other company", other.boss, SECRETS),
        Caller("HR of the other company", other.hr, SECRETS),
        Caller("employee", world.person),
        Caller("HR", world.hr),
        Caller("ADMIN", world.admin),
    ]

    tally = call_everything(world, callers, EXAMPLES)

    print(tally)  # noqa: T201
    assert not tally.failures, "\n\n".join(tally.report())
    assert tally.missed == []
    assert tally.cases >= FEWEST_CASES
    assert sum(tally.succeeded.values()) >= FEWEST_SUCCESSES


def plant_secrets(world: World) -> None:
    """In all that the first company calls its own."""
    Entity.objects.filter(pk=world.entity.pk).update(entity_name=SECRETS[0])
    Location.objects.filter(pk=world.location.pk).update(location_name=SECRETS[1])
    Department.objects.filter(pk=world.department.pk).update(department_name=SECRETS[2])
    User.objects.filter(pk=world.person.pk).update(last_name=SECRETS[3])
    LeaveRequest.objects.filter(pk=world.leave.pk).update(notes=SECRETS[4])
    BusinessTrip.objects.filter(pk=world.trip.pk).update(notes=SECRETS[5])
