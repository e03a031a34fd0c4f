from rest_framework.request import Request

from users.models import Login, User


class UserRequest(Request):
    """A request that has passed IsSignedIn; the type only, never instantiated."""

    user: User
    auth: Login
