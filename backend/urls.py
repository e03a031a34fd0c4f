"""The whole URL space; each app keeps its own part of it."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from backend.views import client, documentation, health, metrics
from backend.views.effective_settings import EffectiveSettingsView
from backend.views.security_txt import security_txt
from backend.views.unread_count import unread_count
from core.urls import notification_urlpatterns
from leaves.urls import organization_urlpatterns as leave_of_organizations
from leaves.urls import user_balance_urlpatterns
from organizations.urls import organization_urlpatterns
from users.urls import auth_urlpatterns, user_urlpatterns

api_urlpatterns: list[URLPattern | URLResolver] = [
    path("auth/", include(auth_urlpatterns)),
    path("users/", include([*user_balance_urlpatterns, *user_urlpatterns])),
    path("organizations/", include([*leave_of_organizations, *organization_urlpatterns])),
    path("leaves/", include("leaves.urls")),
    path("notifications/unread-count/", unread_count, name="unread-count"),
    path("notifications/", include(notification_urlpatterns)),
    path("settings/", EffectiveSettingsView.as_view(), name="settings"),
    *documentation.urlpatterns,
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include(api_urlpatterns)),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security.txt"),
    # Client routes hold no dot; files and the API answer 404 by themselves.
    re_path(r"^(?!(?:admin|api|assets|static)(?:/|$))[^.]*$", client.index, name="client"),
]
