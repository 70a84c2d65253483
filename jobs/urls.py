"""Addresses of this app."""

from django.urls import URLPattern, URLResolver, path

from jobs import views

app_name = "jobs"

urlpatterns: list[URLPattern | URLResolver] = [
    path("o/<slug:org>/jobs/<int:pk>/", views.job_detail, name="job_detail"),
    path("o/<slug:org>/jobs/<int:pk>/stop/", views.job_stop, name="job_stop"),
]
