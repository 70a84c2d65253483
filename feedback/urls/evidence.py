"""Addresses of what evidence rests on."""

from django.urls import path

from feedback.views import evidence

urlpatterns = [
    path("o/<slug:org>/evidence/<int:pk>/asks/", evidence.evidence_link, name="evidence_link"),
]
