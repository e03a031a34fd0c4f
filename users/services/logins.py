"""Signing in and out: logins, and the chain of refresh tokens each of them holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from core.constants import AuditAction
from core.retries import in_transaction
from core.services.audit_log_service import record
from users.constants import LoginEnd
from users.errors import AccountLockedError, InvalidCredentialsError, TokenInvalidError
from users.models import Login, RefreshToken, User
from users.services import lockout, passwords
from users.services.lockout import Attempt
from users.tokens import (
    RefreshClaims,
    make_access_token,
    make_refresh_token,
    read_access_token,
    read_refresh_token,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    access: str
    refresh: str
    user: User


def anybody(user: User) -> bool:
    return True


def log_in(
    *,
    email: str,
    password: str,
    address: str | None,
    now: datetime,
    admits: Callable[[User], bool] = anybody,
) -> Tokens:
    """Raises InvalidCredentialsError for unknown, wrong and inactive alike, or AccountLockedError.

    Whom `admits` turns down is refused and counted like somebody with a wrong password. Commits
    by itself, so that a refusal is counted and audited: not for use in a transaction.
    """
    attempt = lockout.begin(email, address, now)
    account = User.objects.by_email(email).order_by("pk").first()
    encoded = passwords.NO_PASSWORD
    if account is not None and account.is_active and admits(account) and not attempt.is_locked:
        encoded = account.password
    is_correct, is_outdated = passwords.compare(password, encoded)

    def finish() -> Tokens | None:
        person = still_with_password(account, encoded, password) if is_correct else None
        if person is None:
            record_failure(attempt, account)
            return None
        if is_outdated and person.password == encoded:
            person.set_password(password)
            person.save(update_fields=["password"])
        lockout.forgive(attempt)
        _audit(AuditAction.LOGIN, person, actor=person)
        return open_login(person, address, now)

    return in_transaction(finish) or _refuse(attempt)


def still_with_password(account: User | None, encoded: str, password: str) -> User | None:
    """The account under its lock, unless it was closed or its password changed meanwhile.

    Another hash may be the same password: a login beside this one renewed it.
    """
    if account is None:
        return None
    held: User | None = User.objects.active().filter(pk=account.pk).with_place().locked().first()
    if held is None or held.password == encoded:
        return held
    is_correct, _ = passwords.compare(password, held.password)
    return held if is_correct else None


def record_failure(attempt: Attempt, account: User | None) -> None:
    """Nobody proved to be anybody, so the entry has no actor."""
    _audit(AuditAction.LOGIN_FAILED, account)
    if attempt.is_last:
        _audit(AuditAction.LOCKOUT, account)


def open_login(user: User, address: str | None, now: datetime) -> Tokens:
    login = Login.objects.create(user=user, address=address, created_at=now)
    return _issue(login, None, now)


def refresh(*, raw: str, now: datetime) -> Tokens:
    """Spend a refresh token for a new pair. Raises TokenInvalidError.

    A token presented twice ends its login, except within the grace while its successor is
    unused: an answer lost on the way may be asked for again. Commits by itself.
    """
    claims = read_refresh_token(raw)
    tokens = in_transaction(lambda: _rotate(claims, now))
    if tokens is None:
        raise TokenInvalidError
    return tokens


def log_out(*, raw: str, now: datetime) -> None:
    """End the login of this refresh token, spent, expired or not. Twice is once."""
    claims = read_refresh_token(raw)
    login = _locked(claims.login_id)
    if login is not None and login.refresh_tokens.filter(jti=claims.jti).exists():
        _end(login, LoginEnd.LOGOUT, now, actor=login.user)


def log_out_of(login: Login, *, now: datetime) -> None:
    """The same, of a login known by its access token."""
    held = _locked(login.pk)
    if held is not None:
        _end(held, LoginEnd.LOGOUT, now, actor=held.user)


def login_of(raw: str, now: datetime) -> Login:
    """One query: the login of this access token has not ended and its person is active.

    Raises TokenInvalidError. Rights are those of now, never the token's.
    """
    claims = read_access_token(raw, now)
    live = Login.objects.live().with_person()
    login = live.filter(pk=claims.login_id, user=claims.user_id).first()
    if login is None:
        raise TokenInvalidError
    return login


def end_logins(user: User, reason: LoginEnd, now: datetime) -> None:
    """Every login of theirs, and with it every access token, ends now."""
    user.logins.filter(ended_at__isnull=True).update(ended_at=now, end_reason=reason)


def _rotate(claims: RefreshClaims, now: datetime) -> Tokens | None:
    login = _locked(claims.login_id)
    token = login.refresh_tokens.filter(jti=claims.jti).first() if login is not None else None
    if login is None or token is None:
        return None
    if token.spent_at is None:
        if token.expires_at <= now:
            return None
        _spend(token, now)
    else:
        successor = _unused_successor(token, now)
        if successor is None:
            _end(login, LoginEnd.REUSE, now, actor=None)
            return None
        _spend(successor, now, is_replaced=True)
    return _issue(login, token, now)


def _unused_successor(token: RefreshToken, now: datetime) -> RefreshToken | None:
    """None for a replaced token too: it was never used, so nothing succeeded it."""
    if token.spent_at is None or now - token.spent_at > settings.REFRESH_GRACE:
        return None
    return token.successors.filter(spent_at__isnull=True).first()


def _locked(login_id: int) -> Login | None:
    """Under this lock one request at a time walks the chain."""
    return Login.objects.live().with_person().locked().filter(pk=login_id).first()


def _spend(token: RefreshToken, now: datetime, *, is_replaced: bool = False) -> None:
    token.spent_at, token.is_replaced = now, is_replaced
    token.save(update_fields=["spent_at", "is_replaced"])


def _issue(login: Login, parent: RefreshToken | None, now: datetime) -> Tokens:
    token = RefreshToken.objects.create(
        login=login, parent=parent, expires_at=now + settings.REFRESH_TOKEN_LIFETIME
    )
    return Tokens(make_access_token(login, now), make_refresh_token(token, now), login.user)


def _end(login: Login, reason: LoginEnd, now: datetime, *, actor: User | None) -> None:
    login.ended_at, login.end_reason = now, reason
    login.save(update_fields=["ended_at", "end_reason"])
    _audit(AuditAction.LOGOUT, login.user, actor=actor, reason=reason)


def _audit(
    action: AuditAction, account: User | None, *, actor: User | None = None, reason: str = ""
) -> None:
    record(
        action=action,
        actor_id=actor.pk if actor else None,
        target=account,
        entity_id=account.entity_id if account else None,
        reason=reason,
    )


def _refuse(attempt: Attempt) -> Tokens:
    raise AccountLockedError if attempt.is_locked else InvalidCredentialsError
