"""Addresses of this app."""

from django.urls import URLPattern, URLResolver, path

from participants import views

app_name = "participants"

urlpatterns: list[URLPattern | URLResolver] = [
    path("stop/<str:token>/", views.stop, name="stop"),
]
