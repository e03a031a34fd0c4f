"""What a person may do, from their own row alone."""

from users.constants import Role
from users.models import User

ACTIONS_OF_OVERSEERS = (
    "oversee",
    "manage_people",
    "adjust_balances",
    "manage_categories",
    "manage_holidays",
    "manage_places",
    "read_reports",
    "export",
    "read_audit_log",
)


def is_settled(user: User) -> bool:
    """A password of their own and a place to work; an administrator may still have to make one."""
    return not user.must_change_password and (user.has_completed_onboarding or user.is_admin)


def may_look_at_records(user: User) -> bool:
    """The admin pages show every table, so they are for settled administrators alone."""
    return user.is_admin and is_settled(user)


def permissions_of(user: User) -> dict[str, bool]:
    """What a client may offer. The endpoints decide by themselves what they allow."""
    settled = is_settled(user)
    oversees = settled and user.is_overseer
    return {
        "request_leave": settled and user.has_completed_onboarding,
        "decide": settled and user.is_decider,
        **dict.fromkeys(ACTIONS_OF_OVERSEERS, oversees),
        "manage_entities": settled and user.is_admin,
    }


def reaches(actor: User, role: str) -> bool:
    """Nobody grants, edits or takes over a role above their own."""
    return Role(actor.role).rank >= Role(role).rank
