from django.contrib import admin

from core.read_only_admin import ReadOnlyAdmin
from organizations.models import Department, DepartmentManager, Entity, Location


@admin.register(Entity)
class EntityAdmin(ReadOnlyAdmin):
    list_display = ("entity_name", "email_domains", "is_active")
    list_filter = ("is_active",)
    search_fields = ("entity_name",)
    ordering = ("entity_name",)
    fields = ("entity_name", "email_domains", "is_active", "created_at", "updated_at")


@admin.register(Location)
class LocationAdmin(ReadOnlyAdmin):
    list_display = ("location_name", "entity", "timezone", "weekend", "is_active")
    list_filter = ("is_active", "entity", "timezone")
    list_select_related = ("entity",)
    search_fields = ("location_name", "entity__entity_name")
    ordering = ("location_name",)
    fields = (
        "location_name",
        "entity",
        "timezone",
        "weekend",
        "is_active",
        "is_off_with_entity",
        "created_at",
        "updated_at",
    )


@admin.register(Department)
class DepartmentAdmin(ReadOnlyAdmin):
    list_display = ("department_name", "entity", "location", "is_active")
    list_filter = ("is_active", "entity")
    list_select_related = ("entity", "location")
    search_fields = ("department_name", "entity__entity_name")
    ordering = ("department_name",)
    fields = (
        "department_name",
        "entity",
        "location",
        "is_active",
        "is_off_with_entity",
        "created_at",
        "updated_at",
    )


@admin.register(DepartmentManager)
class DepartmentManagerAdmin(ReadOnlyAdmin):
    list_display = ("user", "department", "created_at")
    list_filter = ("department__entity", "created_at")
    list_select_related = ("user", "department")
    search_fields = ("user__email", "department__department_name")
    ordering = ("-created_at",)
    fields = ("user", "department", "created_at")
