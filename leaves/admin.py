from django.contrib import admin

from core.read_only_admin import ReadOnlyAdmin
from leaves.models import (
    Attachment,
    BusinessTrip,
    LeaveBalance,
    LeaveCategory,
    LeaveCharge,
    LeaveRequest,
    LedgerEntry,
    PublicHoliday,
)


@admin.register(LeaveCategory)
class LeaveCategoryAdmin(ReadOnlyAdmin):
    list_display = ("name", "code", "is_counted", "requires_approval", "is_active")
    list_filter = ("is_active", "is_counted", "requires_approval", "requires_attachment")
    search_fields = ("name", "code")
    ordering = ("name",)
    fields = (
        "name",
        "code",
        "description",
        "requires_approval",
        "requires_attachment",
        "is_counted",
        "max_hours_per_day",
        "past_days",
        "is_active",
    )


@admin.register(PublicHoliday)
class PublicHolidayAdmin(ReadOnlyAdmin):
    list_display = ("start_date", "end_date", "holiday_name", "entity", "location", "is_active")
    list_filter = ("is_active", "start_date", "entity")
    list_select_related = ("entity", "location")
    search_fields = ("holiday_name",)
    ordering = ("-start_date",)
    fields = ("holiday_name", "start_date", "end_date", "entity", "location", "is_active")


@admin.register(LeaveBalance)
class LeaveBalanceAdmin(ReadOnlyAdmin):
    list_display = (
        "user",
        "category",
        "balance_year",
        "allocated_hours",
        "adjusted_hours",
        "pending_hours",
        "used_hours",
        "hours",
    )
    list_filter = ("balance_year", "category")
    list_select_related = ("user", "category")
    search_fields = ("user__email", "user__first_name", "user__last_name")
    ordering = ("-balance_year",)
    fields = (*list_display, "version", "created_at", "updated_at")


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ReadOnlyAdmin):
    list_display = (
        "created_at",
        "person",
        "kind",
        "allocated",
        "adjusted",
        "pending",
        "used",
        "actor",
    )
    list_filter = ("kind", "created_at", "balance__category", "balance__balance_year")
    list_select_related = ("balance__user", "actor")
    search_fields = ("balance__user__email", "actor__email")
    ordering = ("-pk",)
    fields = (
        "created_at",
        "balance",
        "version",
        "kind",
        "allocated",
        "adjusted",
        "pending",
        "used",
        "allocated_after",
        "adjusted_after",
        "pending_after",
        "used_after",
        "request",
        "actor",
    )

    @admin.display(ordering="balance__user__email")
    def person(self, entry: LedgerEntry) -> str:
        return entry.balance.user.email


@admin.register(LeaveRequest)
class LeaveRequestAdmin(ReadOnlyAdmin):
    """Notes, comments and reasons are for those who decide, not for looking things up."""

    list_display = ("pk", "user", "category", "start_date", "end_date", "hours", "status")
    list_filter = ("status", "category", "start_date", "user__entity")
    list_select_related = ("user", "category")
    search_fields = ("user__email", "user__first_name", "user__last_name")
    ordering = ("-pk",)
    fields = (
        "user",
        "filed_by",
        "category",
        "start_date",
        "end_date",
        "start_time",
        "end_time",
        "hours",
        "status",
        "decided_by",
        "decided_at",
        "approved_at",
        "cancelled_by",
        "cancelled_at",
        "attachment",
        "version",
        "created_at",
        "updated_at",
    )


@admin.register(LeaveCharge)
class LeaveChargeAdmin(ReadOnlyAdmin):
    list_display = ("pk", "person", "balance_year", "hours")
    list_filter = ("balance_year",)
    list_select_related = ("request__user",)
    search_fields = ("request__user__email",)
    ordering = ("-pk",)
    fields = ("request", "balance", "balance_year", "hours")

    @admin.display(ordering="request__user__email")
    def person(self, charge: LeaveCharge) -> str:
        return charge.request.user.email


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    """That there is one. Reading it is audited, so it is read through the API alone."""

    list_display = ("pk", "uploader", "content_type", "size", "created_at")
    list_filter = ("content_type", "created_at")
    list_select_related = ("uploader",)
    search_fields = ("uploader__email",)
    ordering = ("-pk",)
    fields = ("uploader", "content_type", "size", "created_at")


@admin.register(BusinessTrip)
class BusinessTripAdmin(ReadOnlyAdmin):
    list_display = ("pk", "user", "start_date", "end_date", "city", "country", "status")
    list_filter = ("status", "start_date", "user__entity")
    list_select_related = ("user",)
    search_fields = ("user__email", "user__first_name", "user__last_name", "city", "country")
    ordering = ("-pk",)
    fields = (
        "user",
        "start_date",
        "end_date",
        "city",
        "country",
        "attachment",
        "status",
        "version",
        "created_at",
        "updated_at",
    )
