"""Addresses of the operators' pages and of the health check."""

from django.urls import URLPattern, URLResolver, path

from operations.views import health, metrics, status

app_name = "operations"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="health"),
    path("metrics", metrics.metrics, name="metrics"),
    path("operators/", status.status_detail, name="status_detail"),
]
