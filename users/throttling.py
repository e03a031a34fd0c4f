from core.throttling import Allowance
from users.managers import normalise_email


def allowances_to_log_in(line: str, email: str) -> list[Allowance]:
    """Colleagues behind one line each have their own; all of them together a ceiling."""
    return [
        Allowance("login", f"{line} {normalise_email(email)}"),
        Allowance("login_from_address", line),
    ]
