from django.urls import URLPattern

auth_urlpatterns: list[URLPattern] = []
user_urlpatterns: list[URLPattern] = []
