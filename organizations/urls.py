from django.urls import path

from organizations import views

urlpatterns = [
    path("entities/", views.EntitiesView.as_view(), name="entities"),
    path("locations/", views.LocationsView.as_view(), name="locations"),
    path("departments/", views.DepartmentsView.as_view(), name="departments"),
    path("managers/", views.ManagersView.as_view(), name="managers"),
    path("timezones/", views.TimezonesView.as_view(), name="timezones"),
]
