"""Who may call what needs no place in a company. The apps above ask for more."""

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from core.errors import PasswordChangeRequiredError

if TYPE_CHECKING:  # The framework imports its default permissions while it makes APIView.
    from rest_framework.views import APIView


class HasOwnPassword(BasePermission):
    """Signed in, with a password nobody else has seen."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if request.user is None:
            return False
        if getattr(request.user, "must_change_password", True):
            raise PasswordChangeRequiredError
        return True
