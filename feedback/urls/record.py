"""The address of somebody's own record; its other pages stand in `participants`."""

from django.urls import path

from feedback.views import record

urlpatterns = [
    path("my-record/", record.record_home, name="record_home"),
    path("my-record/asked/<slug:slug>/", record.record_asked, name="record_asked"),
]
