"""Addresses of results."""

from django.urls import path

from feedback.views import results, safety, shortlisting, suspected

urlpatterns = [
    path(
        "o/<slug:org>/consultations/<int:pk>/results/", results.result_detail, name="result_detail"
    ),
    path("o/<slug:org>/consultations/<int:pk>/held/", suspected.held_list, name="held_list"),
    path(
        "o/<slug:org>/consultations/<int:pk>/held/release/",
        suspected.held_release,
        name="held_release",
    ),
    path(
        "o/<slug:org>/consultations/<int:pk>/held/again/", suspected.held_again, name="held_again"
    ),
    path("o/<slug:org>/consultations/<int:pk>/words/read/", safety.words_mark, name="words_mark"),
    path("o/<slug:org>/consultations/<int:pk>/worry/", safety.worry_raise, name="worry_raise"),
    path("o/<slug:org>/consultations/<int:pk>/safety/", safety.safety_detail, name="safety_detail"),
    path(
        "o/<slug:org>/consultations/<int:pk>/safety/worries/<uuid:worry>/",
        safety.worry_settle,
        name="worry_settle",
    ),
    path(
        "o/<slug:org>/consultations/<int:pk>/safety/worries/<uuid:worry>/name/",
        safety.name_look,
        name="name_look",
    ),
    path(
        "o/<slug:org>/consultations/<int:pk>/safety/calls/<int:call>/",
        safety.call_settle,
        name="call_settle",
    ),
    path(
        "o/<slug:org>/consultations/<int:pk>/results/<int:number>/shortlist/",
        shortlisting.shortlist_edit,
        name="shortlist_edit",
    ),
]
