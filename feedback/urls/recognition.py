"""Addresses of what people get for their time."""

from django.urls import URLPattern, path

from feedback.views import recognition

ASK = "o/<slug:org>/consultations/<int:pk>/"
PROJECT = "o/<slug:org>/projects/<int:pk>/given/"

urlpatterns: list[URLPattern] = [
    path(f"{ASK}offer/", recognition.offers_edit, name="offers_edit"),
    path(f"{ASK}offer/everybody/", recognition.offer_everybody, name="offer_everybody"),
    path(PROJECT, recognition.recognition_list, name="recognition_list"),
    path(f"{PROJECT}new/", recognition.recognition_add, name="recognition_add"),
    path(f"{PROJECT}settle/", recognition.recognition_settle, name="recognition_settle"),
    path("o/<slug:org>/given/", recognition.recognition_totals, name="recognition_totals"),
    path("o/<slug:org>/given/<int:pk>/", recognition.recognition_edit, name="recognition_edit"),
    path(
        "o/<slug:org>/given/<int:pk>/remove/",
        recognition.recognition_remove,
        name="recognition_remove",
    ),
]
