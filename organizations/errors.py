"""Every way the rules about places can refuse, on one page."""

from core.errors import DomainError, InvalidInputError


class NameTakenError(InvalidInputError):
    def __init__(self, pointer: str) -> None:
        super().__init__("This name is taken.", pointer=pointer, reason="unique")


class AlreadyManagerError(InvalidInputError):
    def __init__(self) -> None:
        super().__init__(
            "This person manages the department already.", pointer="user", reason="unique"
        )


class EntityInactiveError(DomainError):
    code = "entity_inactive"
    title = "The company is deactivated."


class InUseError(DomainError):
    """`counts` has the shape of the counts of an entity, as far as they stand in the way."""

    code = "in_use"
    title = "There are people at this place."

    def __init__(self, *, users: int) -> None:
        people = "1 person is" if users == 1 else f"{users} people are"
        super().__init__(f"{people} here; move them first.", counts={"users": users})
