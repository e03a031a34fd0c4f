from django.contrib import admin

from core.read_only_admin import ReadOnlyAdmin
from users.models import Login, LoginFailures, RefreshToken, User


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    list_display = ("email", "first_name", "last_name", "role", "entity", "department", "is_active")
    list_filter = ("role", "is_active", "must_change_password", "exempt_type", "entity")
    list_select_related = ("entity", "department")
    search_fields = ("email", "first_name", "last_name")
    ordering = ("email",)
    fields = (
        "email",
        "first_name",
        "last_name",
        "role",
        "entity",
        "location",
        "department",
        "approver",
        "join_date",
        "exempt_type",
        "is_active",
        "must_change_password",
        "version",
        "created_at",
        "updated_at",
    )


@admin.register(Login)
class LoginAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "user", "address", "ended_at", "end_reason")
    list_filter = ("end_reason", "created_at")
    list_select_related = ("user",)
    search_fields = ("user__email", "address")
    ordering = ("-created_at",)
    fields = ("created_at", "user", "address", "ended_at", "end_reason")


@admin.register(RefreshToken)
class RefreshTokenAdmin(ReadOnlyAdmin):
    """When a login was renewed; what its tokens are called is nobody's business."""

    list_display = ("pk", "person", "expires_at", "spent_at", "is_replaced")
    list_filter = ("is_replaced", "expires_at")
    list_select_related = ("login__user",)
    search_fields = ("login__user__email",)
    ordering = ("-pk",)
    fields = ("person", "expires_at", "spent_at", "is_replaced")
    readonly_fields = ("person",)

    @admin.display(ordering="login__user__email")
    def person(self, token: RefreshToken) -> str:
        return token.login.user.email


@admin.register(LoginFailures)
class LoginFailuresAdmin(ReadOnlyAdmin):
    list_display = ("network", "failures", "expires_at")
    list_filter = ("failures", "expires_at")
    search_fields = ("network",)
    ordering = ("-expires_at",)
    fields = ("network", "failures", "expires_at")
