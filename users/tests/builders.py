from core import clock
from users.models import Login, User
from users.tokens import make_access_token


def access_token_for(user: User) -> str:
    """A token of a new login of theirs, valid from the test's now."""
    now = clock.now()
    return make_access_token(Login.objects.create(user=user, created_at=now), now)
