"""What a password must be, beyond Django's own validators."""

from django.core.exceptions import ValidationError


class MaximumLengthValidator:
    """Long passwords cost hashing time; NIST SP 800-63B asks for at least 64 to be allowed."""

    def __init__(self, max_length: int = 256) -> None:
        self.max_length = max_length

    def validate(self, password: str, user: object = None) -> None:
        if len(password) > self.max_length:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return f"Your password must contain at most {self.max_length} characters."
