"""Addresses of asking people back: whether they can see a change, and what we missed."""

from django.urls import path

from feedback.views import checking, missed

CONSULTATION = "o/<slug:org>/consultations/<int:pk>"

urlpatterns = [
    path("k/<str:token>/", checking.check_link, name="check_link"),
    path("check/<slug:slug>/", checking.check_page, name="check_page"),
    path("check/<slug:slug>/thanks/", checking.check_thanks, name="check_thanks"),
    path("w/<slug:slug>/say/", checking.say_page, name="say_page"),
    path(f"{CONSULTATION}/noticed/", missed.noticed, name="noticed"),
    path(f"{CONSULTATION}/noticed/let-through/", missed.noticed_let, name="noticed_let"),
    path(f"{CONSULTATION}/missed/<uuid:missed>/", missed.missed_detail, name="missed_detail"),
]
