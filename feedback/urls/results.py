"""Addresses of results."""

from django.urls import path

from feedback.views import results

urlpatterns = [
    path(
        "o/<slug:org>/consultations/<int:pk>/results/", results.result_detail, name="result_detail"
    ),
    path("o/<slug:org>/consultations/<int:pk>/words/", results.words_read, name="words_read"),
]
