"""The base of every "no" the business rules can say, and the ones all apps share."""

from typing import Any, ClassVar

NO_SUCH_ID = "There is nothing with this id that you may choose."


class DomainError(Exception):
    """A rule refused the action; `core.problems` answers the client with it.

    `pointer` names the field of the body the refusal concerns, without the leading `#/`.
    `facts` are members of the problem document: JSON values, decimals as strings.
    """

    status: ClassVar[int] = 409
    code: ClassVar[str] = "conflict"
    title: ClassVar[str] = "The request conflicts with the current state."

    def __init__(self, detail: str = "", *, pointer: str = "", **facts: Any) -> None:
        super().__init__(detail or self.title)
        self.pointer = pointer
        self.facts = facts

    @property
    def headers(self) -> dict[str, str]:
        """What the answer says beside its document."""
        return {}


class InvalidInputError(DomainError):
    status = 400
    code = "validation_error"
    title = "The request is not valid."

    def __init__(self, detail: str = "", *, pointer: str = "", reason: str = "invalid") -> None:
        super().__init__(detail, pointer=pointer)
        self.reason = reason


class NotAllowedError(DomainError):
    status = 403
    code = "permission_denied"
    title = "You may not do this."


class PasswordChangeRequiredError(DomainError):
    status = 403
    code = "password_change_required"
    title = "Choose a password of your own first."


class NotFoundError(DomainError):
    status = 404
    code = "not_found"
    title = "Not found."


class VersionConflictError(DomainError):
    status = 412
    code = "version_conflict"
    title = "It has changed since you read it."

    def __init__(self, *, version: int) -> None:
        super().__init__(f"It is at version {version} now; read it again.", version=version)


class IdempotencyKeyReusedError(DomainError):
    status = 422
    code = "idempotency_key_reused"
    title = "This Idempotency-Key belongs to another request."


class ThrottledError(DomainError):
    status = 429
    code = "throttled"
    title = "Too many requests."

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(f"Try again in {retry_after} seconds.")
        self.retry_after = retry_after

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)}


class ServiceUnavailableError(DomainError):
    status = 503
    code = "service_unavailable"
    title = "The service cannot answer right now."
