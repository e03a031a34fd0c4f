from django.urls import path

from core.views import MarkAllReadView, NotificationsView, NotificationView

notification_urlpatterns = [
    path("", NotificationsView.as_view(), name="notifications"),
    path("mark-all-read/", MarkAllReadView.as_view(), name="notifications-mark-all-read"),
    path("<int:pk>/", NotificationView.as_view(), name="notification"),
]
