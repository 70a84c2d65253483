"""Addresses of this app."""

from django.urls import URLPattern, URLResolver, path

from projects import views

app_name = "projects"

urlpatterns: list[URLPattern | URLResolver] = [
    path("o/<slug:org>/projects/<int:pk>/edit/", views.project_edit, name="project_edit"),
]
