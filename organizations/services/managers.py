"""Who manages a department. Whose turn that moves is the leave domain's question."""

from core.constraints import violations_as
from core.errors import NotFoundError
from organizations.errors import AlreadyManagerError
from organizations.models import Department, DepartmentManager
from organizations.services import changes
from users.models import User
from users.services.places import missing


def visible_link(reader: User, link_id: int) -> DepartmentManager:
    """Raises NotFoundError for what the reader may not see."""
    visible = DepartmentManager.objects.visible_to(reader).select_related("department", "user")
    found: DepartmentManager | None = visible.filter(pk=link_id).first()
    if found is None:
        raise NotFoundError
    return found


def active_department(actor: User, department_id: int) -> Department:
    """Missing, hidden and inactive ones are the same InvalidInputError."""
    visible = Department.objects.visible_to(actor).active()
    found: Department | None = visible.filter(pk=department_id).first()
    if found is None:
        raise missing("department")
    return found


def link(*, actor: User, department_id: int, user_id: int) -> DepartmentManager:
    """Raises AlreadyManagerError, and InvalidInputError for whom or what the actor cannot name.

    People come before places in the lock order: both stay held, hence active and in role.
    """
    people = User.objects.managed_by(actor).possible_approvers().locked()
    user: User | None = people.filter(pk=user_id).first()
    if user is None:
        raise missing("user")
    held = Department.objects.visible_to(actor).active().locked()
    department: Department | None = held.filter(pk=department_id).first()
    if department is None:
        raise missing("department")
    with violations_as({"department_manager_once": AlreadyManagerError}):
        made = DepartmentManager.objects.create(department=department, user=user)
    changes.audit(department, actor=actor, changes={"manager": [None, user.pk]})
    return made


def unlink(*, actor: User, link_id: int) -> None:
    """Raises NotFoundError, also for who comes second."""
    visible = DepartmentManager.objects.visible_to(actor).select_related("department")
    found: DepartmentManager | None = visible.locked().filter(pk=link_id).first()
    if found is None:
        raise NotFoundError
    changes.audit(found.department, actor=actor, changes={"manager": [found.user_id, None]})
    found.delete()
