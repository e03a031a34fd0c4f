"""Who may call what needs no place in a company. The apps above ask for more."""

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


class HasOwnPassword(BasePermission):
    """Signed in, with a password nobody else has seen."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if request.user is None:
            return False
        if request.user.must_change_password:
            raise PermissionDenied(
                "Choose a password of your own first.", code="password_change_required"
            )
        return True
