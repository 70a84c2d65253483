"""Addresses of what is thought through before people are asked."""

from django.urls import URLPattern, path

from feedback.views import known, thinking, try_card, trying

ONE = "o/<slug:org>/consultations/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(f"{ONE}plan/", thinking.ask_plan, name="ask_plan"),
    path("o/<slug:org>/known/", known.known_list, name="known_list"),
    path(f"{ONE}known/", known.known_detail, name="known_detail"),
    path(f"{ONE}known/read/", known.known_read, name="known_read"),
    path(f"{ONE}try/", trying.try_list, name="try_list"),
    path(f"{ONE}try/aloud/", trying.try_aloud, name="try_aloud"),
    path(f"{ONE}try/<int:attempt>/remove/", trying.try_remove, name="try_remove"),
    path("t/<str:token>/", try_card.try_card, name="try_card"),
]
