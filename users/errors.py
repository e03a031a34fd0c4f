"""Every way the rules about people and logins can refuse, on one page."""

from core.errors import DomainError, InvalidInputError


class TokenInvalidError(DomainError):
    status = 401
    code = "token_invalid"
    title = "This token is not valid, or no longer."


class NotSignedInError(DomainError):
    status = 401
    code = "not_authenticated"
    title = "Sign in first."


class InvalidCredentialsError(DomainError):
    """Unknown, wrong and inactive alike; a lock-out says the same words under another code."""

    status = 401
    code = "invalid_credentials"
    title = "You could not be signed in."

    def __init__(self) -> None:
        super().__init__(
            "Check the e-mail address and the password. "
            "After five failed attempts, signing in is blocked for a while."
        )


class AccountLockedError(InvalidCredentialsError):
    code = "account_locked"


class ForeignOriginError(DomainError):
    status = 403
    code = "permission_denied"
    title = "This request comes from another site."


class OnboardingRequiredError(DomainError):
    status = 403
    code = "onboarding_required"
    title = "Choose your company, location and department first."


class SignupClosedError(DomainError):
    status = 403
    code = "signup_closed"
    title = "Accounts for this address are made by your HR department."


class EmailTakenError(InvalidInputError):
    def __init__(self) -> None:
        super().__init__("This e-mail address cannot be used.", pointer="email", reason="unique")


class AlreadyOnboardedError(DomainError):
    status = 409
    code = "already_onboarded"
    title = "You have already chosen where you work."


class LastAdminError(DomainError):
    status = 409
    code = "invalid_state"
    title = "The last active administrator stays one."

    def __init__(self) -> None:
        super().__init__("Make somebody else an administrator first.", state="LAST_ADMIN")


class PlaceClosedError(DomainError):
    status = 409
    code = "invalid_state"
    title = "The place this person worked at is closed."

    def __init__(self) -> None:
        super().__init__("Choose another location and department first.", state="PLACE_CLOSED")
