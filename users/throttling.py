from core.throttling import Allowance
from users.managers import normalise_email


def allowances_to_log_in(address: str, email: str) -> list[Allowance]:
    """Colleagues behind one address each have their own; all of them together a ceiling."""
    return [
        Allowance("login", f"{address} {normalise_email(email)}"),
        Allowance("login_from_address", address),
    ]
