"""Found the company that chaos happens to, and print its people with a login each as JSON.

Runs as `python -m devtools.chaos.company` in the environment of the server.
"""

import json
import os
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
django.setup(set_prefix=False)

from django.db.models import F  # noqa: E402

from core import clock  # noqa: E402
from leaves.models import LeaveCategory  # noqa: E402
from organizations.models import Department, Entity, Location  # noqa: E402
from users.constants import Role  # noqa: E402
from users.models import User  # noqa: E402
from users.services.logins import open_login  # noqa: E402

EMPLOYEES = 10
DECIDERS = (Role.MANAGER, Role.HR, Role.ADMIN)


def found() -> dict[str, Any]:
    entity = Entity.objects.create(entity_name="Chaos Inc.")
    location = Location.objects.create(
        entity=entity, location_name="Harbour", timezone="UTC", weekend=[6, 7]
    )
    department = Department.objects.create(
        entity=entity, location=location, department_name="Docks"
    )
    place = {"entity": entity, "location": location, "department": department}
    deciders = [_person(role.lower(), role=role, **place) for role in DECIDERS]
    people = [
        _person(f"docker{number}", role=Role.EMPLOYEE, approver=deciders[0], **place)
        for number in range(EMPLOYEES)
    ]
    LeaveCategory.objects.create(
        code="SHIFT", name="Shift swap", requires_approval=False, is_counted=False
    )
    kinds = LeaveCategory.objects.order_by("id")
    return {
        "employees": [_signed_in(person) for person in people],
        "deciders": [_signed_in(person) for person in deciders],
        "categories": list(kinds.values("id", "is_counted", by_hand=F("requires_approval"))),
    }


def _person(name: str, **facts: object) -> User:
    person = User(email=f"{name}@chaos.example", first_name=name, last_name="Chaos", **facts)
    person.set_unusable_password()
    person.save(force_insert=True)
    return person


def _signed_in(person: User) -> dict[str, object]:
    return {
        "id": person.pk,
        "role": person.role,
        "token": open_login(person, None, clock.now()).access,
    }


if __name__ == "__main__":
    print(json.dumps(found()))
