"""People, and the logins they hold."""

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from core.models import VersionedModel
from core.search import searchable
from users.constants import DECIDERS, OVERSEERS, ExemptType, LoginEnd, Role
from users.managers import LoginQuerySet, UserManager, normalise_email


class User(AbstractBaseUser, VersionedModel):
    """Someone who signs in by e-mail. Rights follow from `role`, read on every request."""

    email = models.EmailField(max_length=254)
    first_name = models.CharField(max_length=150)
    last_name = models.CharField(max_length=150)
    role = models.CharField(max_length=10, choices=Role, default=Role.EMPLOYEE)
    entity = models.ForeignKey(
        "organizations.Entity", models.PROTECT, null=True, blank=True, related_name="users"
    )
    location = models.ForeignKey(
        "organizations.Location", models.PROTECT, null=True, blank=True, related_name="users"
    )
    department = models.ForeignKey(
        "organizations.Department", models.PROTECT, null=True, blank=True, related_name="users"
    )
    approver = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subordinates"
    )
    join_date = models.DateField(null=True, blank=True)
    exempt_type = models.CharField(max_length=10, choices=ExemptType, default=ExemptType.EXEMPT)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    searched = models.GeneratedField(
        expression=searchable("first_name", "last_name", "email"),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["first_name", "last_name"]

    class Meta:
        indexes = [
            models.Index(name="user_entity_active", fields=["entity", "is_active"]),
            models.Index(name="user_entity_location", fields=["entity", "location"]),
            models.Index(name="user_by_name", fields=["last_name", "first_name", "id"]),
            models.Index(
                name="user_by_first_name",
                fields=["first_name", "last_name", "id"],
                condition=Q(is_active=True),
            ),
            models.Index(
                name="user_decider",
                fields=["entity", "role"],
                condition=Q(is_active=True, role__in=sorted(DECIDERS)),
            ),
        ]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(name="user_role_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="user_exempt_type_known", condition=Q(exempt_type__in=ExemptType.values)
            ),
            models.CheckConstraint(name="user_not_own_approver", condition=~Q(approver=F("id"))),
            models.CheckConstraint(
                name="user_place_within_entity",
                condition=Q(entity__isnull=False)
                | Q(location__isnull=True, department__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        self.email = normalise_email(self.email)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def has_completed_onboarding(self) -> bool:
        return None not in (self.entity_id, self.location_id, self.department_id)

    @property
    def is_decider(self) -> bool:
        return self.is_active and self.role in DECIDERS

    @property
    def is_overseer(self) -> bool:
        return self.is_active and self.role in OVERSEERS

    @property
    def is_admin(self) -> bool:
        return self.is_active and self.role == Role.ADMIN

    @property
    def is_staff(self) -> bool:
        return self.is_admin

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return self.is_admin

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_admin

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the location (reads `self.location`); UTC without one."""
        return ZoneInfo(self.location.timezone if self.location else "UTC")

    def local(self, now: datetime) -> datetime:
        """`now` on the clock of the place this person works at."""
        return now.astimezone(self.zone)


class Login(models.Model):
    """One sign-in on one device: a chain of refresh tokens, ended as a whole."""

    user = models.ForeignKey(User, models.CASCADE, related_name="logins")
    address = models.GenericIPAddressField(null=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=20, choices=LoginEnd, blank=True)

    objects = LoginQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(name="login_open", fields=["user"], condition=Q(ended_at__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(
                name="login_end_explained",
                condition=Q(ended_at__isnull=True, end_reason="")
                | Q(ended_at__isnull=False, end_reason__in=LoginEnd.values),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} of {self.user_id}"


class RefreshToken(models.Model):
    """A link of the chain. Spent once; a replaced one was spent without ever being used."""

    login = models.ForeignKey(Login, models.CASCADE, related_name="refresh_tokens")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="successors")
    jti = models.UUIDField(default=uuid.uuid4, unique=True)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)
    is_replaced = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                name="refresh_token_in_use",
                fields=["expires_at", "login"],
                condition=Q(spent_at__isnull=True),
            )
        ]
        constraints = [
            # The database keeps one live end of each chain, whatever the code does.
            models.UniqueConstraint(
                name="refresh_token_one_live", fields=["login"], condition=Q(spent_at__isnull=True)
            ),
            models.CheckConstraint(
                name="refresh_token_replaced_is_spent",
                condition=Q(is_replaced=False) | Q(spent_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} of login {self.login_id}"


class LoginFailures(models.Model):
    """Failed sign-ins for one e-mail from one network, known account or not."""

    email_hash = models.BinaryField(max_length=32)
    network = models.CharField(max_length=50)
    failures = models.PositiveIntegerField()
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "login failures"
        indexes = [models.Index(name="login_failures_age", fields=["expires_at"])]
        constraints = [
            models.UniqueConstraint(name="login_failures_once", fields=["email_hash", "network"])
        ]

    def __str__(self) -> str:
        return f"{self.failures} from {self.network}"
