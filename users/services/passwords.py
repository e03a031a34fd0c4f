"""What passwords must be, and how one is compared with the stored hash."""

import secrets
import string

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, verify_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from core.errors import InvalidInputError
from users.models import User

NO_PASSWORD = UNUSABLE_PASSWORD_PREFIX  # Matches nothing, at the cost of one hash.
LENGTH = 16
ALPHABET = "".join(set(string.ascii_letters + string.digits) - set("0O1lI"))


def compare(password: str, encoded: str) -> tuple[bool, bool]:
    """Whether it is right, and whether its hash should be renewed. Costs one full hash always."""
    is_correct, is_outdated = verify_password(password, encoded)
    return is_correct, is_outdated


def require_acceptable(password: str, person: User, *, pointer: str) -> None:
    """Raises InvalidInputError with all the reasons why this person may not use it."""
    try:
        validate_password(password, person)
    except ValidationError as exc:
        reason = str(exc.error_list[0].code)
        raise InvalidInputError(" ".join(exc.messages), pointer=pointer, reason=reason) from exc


def random_password() -> str:
    """Without the characters people mistake for each other: it may be read out."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
