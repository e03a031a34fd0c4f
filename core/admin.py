from django.contrib import admin

from core.models import AuditLog, IdempotencyKey, MaintenanceRun, Notification
from core.read_only_admin import ReadOnlyAdmin


@admin.register(AuditLog)
class AuditLogAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "action", "actor", "target_label", "entity", "is_override")
    list_filter = ("action", "is_override", "created_at", "entity")
    list_select_related = ("actor", "entity")
    search_fields = ("target_label", "actor__email", "request_id")
    ordering = ("-created_at",)
    fields = (
        "created_at",
        "action",
        "actor",
        "target_type",
        "target_id",
        "target_label",
        "entity",
        "changes",
        "reason",
        "is_override",
        "request_id",
        "address",
    )


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "user", "notification_type", "is_read")
    list_filter = ("notification_type", "is_read", "created_at")
    list_select_related = ("user",)
    search_fields = ("user__email",)
    ordering = ("-created_at",)
    fields = (
        "created_at",
        "user",
        "notification_type",
        "title",
        "is_read",
        "related_object_id",
        "link",
    )


@admin.register(IdempotencyKey)
class IdempotencyKeyAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "user", "key", "status")
    list_filter = ("status", "created_at")
    list_select_related = ("user",)
    search_fields = ("user__email", "key")
    ordering = ("-created_at",)
    fields = ("created_at", "user", "key", "status", "etag")


@admin.register(MaintenanceRun)
class MaintenanceRunAdmin(ReadOnlyAdmin):
    list_display = ("task", "finished_at", "faults")
    list_filter = ("finished_at",)
    search_fields = ("task",)
    ordering = ("task",)
    fields = ("task", "finished_at", "faults")
