"""Managers, single locations and the impact of a deactivation are mounted from `leaves.urls`."""

from django.urls import path

from organizations.views.audit_logs import AuditLogsView
from organizations.views.departments import DepartmentsView, DepartmentView
from organizations.views.entities import EntitiesView, EntityView, ReactivateEntityView
from organizations.views.locations import LocationsView
from organizations.views.timezones import TimezonesView

organization_urlpatterns = [
    path("entities/", EntitiesView.as_view(), name="entities"),
    path("entities/<int:pk>/", EntityView.as_view(), name="entity"),
    path("entities/<int:pk>/reactivate/", ReactivateEntityView.as_view(), name="reactivate-entity"),
    path("locations/", LocationsView.as_view(), name="locations"),
    path("departments/", DepartmentsView.as_view(), name="departments"),
    path("departments/<int:pk>/", DepartmentView.as_view(), name="department"),
    path("timezones/", TimezonesView.as_view(), name="timezones"),
    path("audit-logs/", AuditLogsView.as_view(), name="audit-logs"),
]
