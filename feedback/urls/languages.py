"""Addresses of a consultation in several languages."""

from django.urls import URLPattern, path

from feedback.views import wordings

LIST = "o/<slug:org>/consultations/<int:pk>/languages/"

urlpatterns: list[URLPattern] = [
    path(LIST, wordings.wording_list, name="wording_list"),
    path(f"{LIST}begin/", wordings.wording_begin, name="wording_begin"),
    path(f"{LIST}<slug:code>/", wordings.wording_edit, name="wording_edit"),
]
