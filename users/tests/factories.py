from typing import Any

import factory

from organizations.tests.factories import DepartmentFactory, EntityFactory, LocationFactory
from users.constants import Role
from users.models import User

PASSWORD = "quiet-Lantern-42"


class UserFactory(factory.django.DjangoModelFactory[User]):
    """An onboarded employee of a company of their own, whose password is PASSWORD.

    The place follows from the most telling argument: `colleague_of=` someone, `department=`,
    `location=` or `entity=`; `unplaced=True` is someone before onboarding.
    """

    class Meta:
        model = User

    class Params:
        manager = factory.Trait(role=Role.MANAGER)
        hr = factory.Trait(role=Role.HR)
        admin = factory.Trait(role=Role.ADMIN)
        unplaced = factory.Trait(entity=None, location=None, department=None)
        with_approver = factory.Trait(
            approver=factory.SubFactory(
                "users.tests.factories.UserFactory",
                manager=True,
                entity=factory.SelfAttribute("..entity"),
                location=factory.SelfAttribute("..location"),
                department=factory.SelfAttribute("..department"),
            )
        )

    email = factory.Sequence(lambda n: f"person{n}@company.example")
    first_name = "Ada"
    last_name = factory.Sequence(lambda n: f"Lovelace{n}")
    password = factory.django.Password(PASSWORD)
    entity = factory.SubFactory(EntityFactory)
    location = factory.SubFactory(LocationFactory, entity=factory.SelfAttribute("..entity"))
    department = factory.SubFactory(
        DepartmentFactory,
        entity=factory.SelfAttribute("..entity"),
        location=factory.SelfAttribute("..location"),
    )

    @classmethod
    def _generate(cls, strategy: str, params: dict[str, Any]) -> User:
        colleague = params.pop("colleague_of", None)
        if colleague is not None:
            places = ("entity", "location", "department")
            params = {name: getattr(colleague, name) for name in places} | params
        department, location = params.get("department"), params.get("location")
        if department is not None and department.location is not None:
            location = params.setdefault("location", department.location)
        for place in (department, location):
            if place is not None:
                params.setdefault("entity", place.entity)
        made: User = super()._generate(strategy, params)
        return made
