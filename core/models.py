from collections.abc import Collection
from typing import Self, cast

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from core.constants import AuditAction, NotificationType
from core.instants import WrittenAtField
from core.querysets import NotificationQuerySet, write_all


class TimeStampedModel(models.Model):
    """Instants of writing, never business input."""

    created_at = WrittenAtField(auto_now_add=True)
    updated_at = WrittenAtField(auto_now=True)

    class Meta:
        abstract = True


class VersionedModel(TimeStampedModel):
    """A row whose version is its entity tag (core.etags): every change is the next one."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def save_changed(self, *fields: str) -> None:
        """Write these fields of a locked row as its next version."""
        self.version += 1
        self.save(update_fields=[*fields, "version", "updated_at"])

    @classmethod
    def save_all_changed(cls, rows: Collection[Self], *fields: str) -> None:
        """The same for many rows, in one statement."""
        written_at = cast("WrittenAtField", cls._meta.get_field("updated_at"))
        for row in rows:
            row.version += 1
            written_at.pre_save(row, add=False)
        write_all(rows, *fields, "version", "updated_at")


class Notification(TimeStampedModel):
    """One thing one person is told; type and params let clients word it in their language."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notifications")
    notification_type = models.CharField(max_length=30, choices=NotificationType)
    title = models.CharField(max_length=200)
    message = models.TextField()
    params = models.JSONField(default=dict)
    is_read = models.BooleanField(default=False)
    related_object_id = models.BigIntegerField(null=True)
    link = models.CharField(max_length=200, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(name="notification_newest", fields=["user", "-created_at", "-id"]),
            models.Index(name="notification_unread", fields=["user"], condition=Q(is_read=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="notification_type_known",
                condition=Q(notification_type__in=NotificationType.values),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.notification_type} to {self.user_id}"


class AuditLog(models.Model):
    """Who did what to what. Triggers refuse changes and deletions (migration 0003)."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="audit_entries"
    )
    action = models.CharField(max_length=30, choices=AuditAction)
    target_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    target_id = models.BigIntegerField(null=True)
    target_label = models.CharField(max_length=200, blank=True)
    entity = models.ForeignKey(
        "organizations.Entity", models.PROTECT, null=True, related_name="audit_entries"
    )
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    is_override = models.BooleanField(default=False)
    request_id = models.CharField(max_length=128, blank=True)
    address = models.GenericIPAddressField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(name="audit_actor", fields=["actor", "action", "created_at"]),
            models.Index(name="audit_target", fields=["target_type", "target_id", "id"]),
            models.Index(name="audit_entity", fields=["entity", "-created_at", "-id"]),
            models.Index(name="audit_newest", fields=["-created_at", "-id"]),
            models.Index(name="audit_kind", fields=["target_type", "-created_at", "-id"]),
            models.Index(name="audit_action", fields=["action", "-created_at", "-id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="audit_action_known", condition=Q(action__in=AuditAction.values)
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.action} {self.target_label}"


class IdempotencyKey(models.Model):
    """A command that was carried out, and its answer, for the repeats of it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(null=True)
    etag = models.CharField(max_length=40, blank=True)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="idempotency_key_age", fields=["created_at"])]
        constraints = [models.UniqueConstraint(name="idempotency_key_once", fields=["user", "key"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.key}"


class MaintenanceRun(models.Model):
    """When a task that comes round was last done, and how many faults it found."""

    task = models.CharField(max_length=30)
    finished_at = models.DateTimeField()
    faults = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="maintenance_run_once", fields=["task"])]

    def __str__(self) -> str:
        return f"{self.task} at {self.finished_at}"
