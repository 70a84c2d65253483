"""Addresses of the pages that combine apps."""

from django.urls import path

from workspace import (
    activity,
    outbox,
    owed,
    people_lists,
    people_out,
    portfolio,
    project_home,
    project_list,
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
    path("o/<slug:org>/people/lists/", people_lists.people_list_add, name="people_list_add"),
    path(
        "o/<slug:org>/people/lists/<int:pk>/",
        people_lists.people_list_detail,
        name="people_list_detail",
    ),
    path(
        "o/<slug:org>/people/lists/<int:pk>/drop/",
        people_lists.people_list_drop,
        name="people_list_drop",
    ),
    path(
        "o/<slug:org>/people/lists/<int:pk>/report/",
        people_lists.people_list_report,
        name="people_list_report",
    ),
    path("o/<slug:org>/people/take-out/", people_out.people_take_out, name="people_take_out"),
    path(
        "o/<slug:org>/people/files/<int:pk>/",
        people_out.people_file_detail,
        name="people_file_detail",
    ),
    path(
        "o/<slug:org>/people/files/<int:pk>/file/",
        people_out.people_file_fetch,
        name="people_file_fetch",
    ),
    path("o/<slug:org>/overview/", portfolio.portfolio, name="portfolio"),
]
