from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
user_balance_urlpatterns: list[URLPattern] = []
