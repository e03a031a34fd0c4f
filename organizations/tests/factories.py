from typing import Any

import factory

from organizations.models import Department, DepartmentManager, Entity, Location


class EntityFactory(factory.django.DjangoModelFactory[Entity]):
    """A company nobody may join by themselves: it lists no e-mail domain."""

    class Meta:
        model = Entity

    entity_name = factory.Sequence(lambda n: f"Company {n}")
    email_domains = factory.LazyFunction(list)


class LocationFactory(factory.django.DjangoModelFactory[Location]):
    """A place on UTC whose weekend is Saturday and Sunday."""

    class Meta:
        model = Location

    entity = factory.SubFactory(EntityFactory)
    location_name = factory.Sequence(lambda n: f"Place {n}")
    timezone = "UTC"


class DepartmentFactory(factory.django.DjangoModelFactory[Department]):
    """A team of a location; `location=None` makes it one of the entity as a whole."""

    class Meta:
        model = Department

    entity = factory.SubFactory(EntityFactory)
    location = factory.SubFactory(LocationFactory, entity=factory.SelfAttribute("..entity"))
    department_name = factory.Sequence(lambda n: f"Team {n}")

    @classmethod
    def _generate(cls, strategy: str, params: dict[str, Any]) -> Department:
        if params.get("location") is not None:
            params.setdefault("entity", params["location"].entity)
        made: Department = super()._generate(strategy, params)
        return made


class DepartmentManagerFactory(factory.django.DjangoModelFactory[DepartmentManager]):
    """A manager who works in the department they manage."""

    class Meta:
        model = DepartmentManager

    department = factory.SubFactory(DepartmentFactory)
    user = factory.SubFactory(
        "users.tests.factories.UserFactory",
        manager=True,
        entity=factory.SelfAttribute("..department.entity"),
        location=factory.LazyAttribute(
            lambda user: (
                user.factory_parent.department.location or LocationFactory(entity=user.entity)
            )
        ),
        department=factory.SelfAttribute("..department"),
    )
