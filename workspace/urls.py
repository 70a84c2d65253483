"""Addresses of the pages that combine apps."""

from django.urls import path

from workspace import (
    activity,
    outbox,
    owed,
    portfolio,
    project_home,
    project_list,
    recognition,
)

app_name = "workspace"
urlpatterns = [
    path("o/<slug:org>/", project_list.project_list, name="project_list"),
    path("o/<slug:org>/projects/<int:pk>/", project_home.project_detail, name="project_detail"),
    path("o/<slug:org>/owed/", owed.owed_list, name="owed_list"),
    path("o/<slug:org>/outbox/", outbox.outbox_list, name="outbox_list"),
    path("o/<slug:org>/outbox/<int:pk>/", outbox.message_detail, name="message_detail"),
    path("o/<slug:org>/outbox/<int:pk>/again/", outbox.message_resend, name="message_resend"),
    path(
        "o/<slug:org>/outbox/<int:pk>/returned/", outbox.message_returned, name="message_returned"
    ),
    path("o/<slug:org>/outbox/<int:pk>/let-be/", outbox.message_let_be, name="message_let_be"),
    path("o/<slug:org>/outbox/<int:pk>/arrived/", outbox.message_arrived, name="message_arrived"),
    path("o/<slug:org>/activity/", activity.activity_list, name="activity_list"),
    path("o/<slug:org>/activity/export/", activity.activity_export, name="activity_export"),
    path("o/<slug:org>/overview/", portfolio.portfolio, name="portfolio"),
    path(
        "o/<slug:org>/given/export/", recognition.organisation_export, name="recognition_export_all"
    ),
    path(
        "o/<slug:org>/projects/<int:pk>/given/export/",
        recognition.project_export,
        name="recognition_export",
    ),
]
