"""Address of recording what already happened."""

from django.urls import path

from feedback.views import recording

urlpatterns = [
    path("o/<slug:org>/record/", recording.meeting_record, name="meeting_record"),
]
