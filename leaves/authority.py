"""Who may decide for, or oversee, whom. The queryset twin is `leaves.querysets.may_decide_for`."""

from functools import cached_property
from typing import TYPE_CHECKING, Self

from users.constants import Role

if TYPE_CHECKING:
    from leaves.models import LeaveRequest
    from users.models import User


class Authority:
    """What one person may do for others."""

    def __init__(self, holder: "User") -> None:
        self.holder = holder

    @classmethod
    def of_reader(cls, holder: "User") -> Self:
        """Reads the departments at once: a list costs the same whoever its rows are about.

        Who oversees people hardly ever needs them, and reads them when somebody else turns up.
        """
        reader = cls(holder)
        if not holder.is_overseer:
            _ = reader.managed_departments
        return reader

    @cached_property
    def managed_departments(self) -> frozenset[int]:
        """Read once, when they first matter: in a command that is after it has taken its locks."""
        if not self.holder.is_decider:
            return frozenset()
        return frozenset(self.holder.department_links.values_list("department_id", flat=True))

    def oversees(self, person: "User") -> bool:
        """HR within the entity, ADMIN everywhere; nobody oversees themselves."""
        holder = self.holder
        if person.pk == holder.pk or not holder.is_overseer:
            return False
        return holder.is_admin or (
            holder.entity_id is not None and holder.entity_id == person.entity_id
        )

    def decides_for(self, person: "User") -> bool:
        if person.pk == self.holder.pk or not self.holder.is_decider:
            return False
        return (
            self.oversees(person)
            or person.approver_id == self.holder.pk
            or person.department_id in self.managed_departments
        )

    def may_see_leave_of(self, person: "User") -> bool:
        return person.pk == self.holder.pk or self.decides_for(person)

    def may_decide(self, leave: "LeaveRequest") -> bool:
        """Nobody decides what they filed, whoever they are."""
        return self.decides_for(leave.user) and leave.filed_by_id != self.holder.pk

    def is_override(self, person: "User") -> bool:
        """HR or ADMIN stepping in for a person who is not theirs to decide for."""
        return (
            self.holder.role in {Role.HR, Role.ADMIN}
            and person.approver_id != self.holder.pk
            and person.department_id not in self.managed_departments
        )
