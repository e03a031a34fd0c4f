from django.db import models


class Role(models.TextChoices):
    EMPLOYEE = "EMPLOYEE"
    MANAGER = "MANAGER"
    HR = "HR"
    ADMIN = "ADMIN"

    @property
    def rank(self) -> int:
        return list(Role).index(self)


DECIDERS = frozenset({Role.MANAGER, Role.HR, Role.ADMIN})
OVERSEERS = frozenset({Role.HR, Role.ADMIN})


class ExemptType(models.TextChoices):
    """Employment class set by HR; it decides the vacation allocation."""

    EXEMPT = "EXEMPT"
    NON_EXEMPT = "NON_EXEMPT"


class LoginEnd(models.TextChoices):
    LOGOUT = "LOGOUT"
    REUSE = "REUSE"
    PASSWORD_CHANGE = "PASSWORD_CHANGE"  # noqa: S105
    PASSWORD_RESET = "PASSWORD_RESET"  # noqa: S105
    DEACTIVATED = "DEACTIVATED"
