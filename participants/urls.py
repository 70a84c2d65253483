"""Addresses of this app."""

from django.urls import URLPattern, URLResolver, path

from participants.views import staying, stopping

app_name = "participants"

urlpatterns: list[URLPattern | URLResolver] = [
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("stay/<str:token>/", staying.stay_page, name="stay"),
]
