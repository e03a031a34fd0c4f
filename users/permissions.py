"""Who may call an endpoint. Whether a given row may be acted on is the domain's question."""

from typing import TYPE_CHECKING, cast

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from core.permissions import HasOwnPassword
from users import rights
from users.constants import DECIDERS, OVERSEERS, Role
from users.errors import OnboardingRequiredError
from users.models import User

if TYPE_CHECKING:  # The framework imports its default permissions while it makes APIView.
    from rest_framework.views import APIView


class IsSignedIn(BasePermission):
    """Also with a password HR has given out: reading `me`, logging out, changing the password."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        return request.user is not None


class IsSettled(HasOwnPassword):
    """A password of one's own, and a place to work at. `HasOwnPassword` asks only the first."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if not super().has_permission(request, view):
            return False
        if not rights.is_settled(cast("User", request.user)):
            raise OnboardingRequiredError
        return True


class HasRole(IsSettled):
    roles: frozenset[Role] = frozenset()

    def has_permission(self, request: Request, view: "APIView") -> bool:
        allowed = super().has_permission(request, view)
        return allowed and cast("User", request.user).role in self.roles


class IsManagerOrAbove(HasRole):
    roles = DECIDERS


class IsHROrAdmin(HasRole):
    roles = OVERSEERS


class IsAdmin(HasRole):
    roles = frozenset({Role.ADMIN})
