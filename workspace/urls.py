"""Addresses of the pages that combine apps."""

from django.urls import path

from workspace import (
    activity,
    calendars,
    case,
    keeping,
    outbox,
    overview_month,
    owed,
    owed_safety,
    people,
    people_bulk,
    people_lists,
    people_out,
    people_twins,
    people_views,
    person,
    person_agreement,
    person_changes,
    person_parts,
    person_rights,
    plan_history,
    portfolio,
    project_home,
    project_list,
    recognition,
    timeline,
    urls_start,
    who_when_why,
)

app_name = "workspace"
urlpatterns = [
    path("o/<slug:org>/", project_list.project_list, name="project_list"),
    path("o/<slug:org>/projects/<int:pk>/", project_home.project_detail, name="project_detail"),
    path("o/<slug:org>/owed/", owed.owed_list, name="owed_list"),
    path("o/<slug:org>/people/", people.people_list, name="people_list"),
    path("o/<slug:org>/people/add/", person_changes.person_add, name="person_add"),
    path("o/<slug:org>/people/several/", people_bulk.people_bulk, name="people_bulk"),
    path("o/<slug:org>/people/twice/", people_twins.people_twins, name="people_twins"),
    path("o/<slug:org>/people/views/", people_views.people_view_keep, name="people_view_keep"),
    path(
        "o/<slug:org>/people/views/<int:pk>/",
        people_views.people_view_edit,
        name="people_view_edit",
    ),
    path("o/<slug:org>/people/<int:pk>/", person.person_detail, name="person_detail"),
    path("o/<slug:org>/people/<int:pk>/edit/", person_changes.person_edit, name="person_edit"),
    path(
        "o/<slug:org>/people/<int:pk>/limits/", person_changes.person_limits, name="person_limits"
    ),
    path(
        "o/<slug:org>/people/<int:pk>/needs/", person_parts.person_need_add, name="person_need_add"
    ),
    path(
        "o/<slug:org>/people/<int:pk>/needs/<int:need>/",
        person_parts.person_need_settle,
        name="person_need_settle",
    ),
    path("o/<slug:org>/people/<int:pk>/place/", person_parts.person_place, name="person_place"),
    path(
        "o/<slug:org>/people/<int:pk>/take-out/",
        person_parts.person_take_out,
        name="person_take_out",
    ),
    path("o/<slug:org>/people/<int:pk>/hold/", person_parts.person_hold, name="person_hold"),
    path(
        "o/<slug:org>/people/<int:pk>/agreement/",
        person_agreement.person_agreement,
        name="person_agreement",
    ),
    path(
        "o/<slug:org>/people/<int:pk>/choices/",
        person_agreement.person_choices,
        name="person_choices",
    ),
    path(
        "o/<slug:org>/people/<int:pk>/record-code/",
        person_agreement.person_record_code,
        name="person_record_code",
    ),
    path(
        "o/<slug:org>/people/<int:pk>/record-link/",
        person_agreement.person_record_link,
        name="person_record_link",
    ),
    path("o/<slug:org>/people/<int:pk>/stop/", person_parts.person_stop, name="person_stop"),
    path("o/<slug:org>/people/<int:pk>/join/", people_twins.person_join, name="person_join"),
    path("o/<slug:org>/people/<int:pk>/erase/", person_rights.person_erase, name="person_erase"),
    path("o/<slug:org>/people/<int:pk>/request/", person_rights.request_add, name="person_request"),
    path("o/<slug:org>/requests/", person_rights.request_list, name="request_list"),
    path("o/<slug:org>/requests/<int:pk>/", person_rights.request_detail, name="request_detail"),
    path("o/<slug:org>/requests/<int:pk>/copy/", person_rights.request_copy, name="request_copy"),
    path("o/<slug:org>/keeping/", keeping.keeping_list, name="keeping_list"),
    path("o/<slug:org>/keeping/days/", keeping.keeping_edit, name="keeping_edit"),
    path("o/<slug:org>/keeping/<int:pk>/hold/", keeping.keeping_hold, name="keeping_hold"),
    path("o/<slug:org>/keeping/<int:pk>/go/", keeping.keeping_release, name="keeping_release"),
    path("o/<slug:org>/keeping/erased/", person_rights.erasure_note, name="erasure_note"),
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
    path(
        "o/<slug:org>/overview/month/<slug:month>/",
        overview_month.overview_month,
        name="overview_month",
    ),
    path(
        "o/<slug:org>/given/export/", recognition.organisation_export, name="recognition_export_all"
    ),
    path(
        "o/<slug:org>/projects/<int:pk>/given/export/",
        recognition.project_export,
        name="recognition_export",
    ),
    *urls_start.urlpatterns,
    path(
        "o/<slug:org>/projects/<int:pk>/who-when-why/",
        who_when_why.who_when_why,
        name="who_when_why",
    ),
    path("o/<slug:org>/projects/<int:pk>/timeline/", timeline.timeline, name="timeline"),
    path(
        "o/<slug:org>/projects/<int:pk>/dates/<slug:kind>-<int:number>.ics",
        calendars.date_ics,
        name="date_ics",
    ),
    path("o/<slug:org>/calendar/", calendars.calendar_settings, name="calendar_settings"),
    path(
        "o/<slug:org>/calendar/<int:pk>/take-back/",
        calendars.calendar_revoke,
        name="calendar_revoke",
    ),
    path("calendar/<str:token>.ics", calendars.calendar_feed, name="calendar_feed"),
    path("o/<slug:org>/projects/<int:pk>/founded/", case.case_detail, name="case_detail"),
    path("o/<slug:org>/projects/<int:pk>/history/", plan_history.plan_history, name="plan_history"),
    path(
        "o/<slug:org>/projects/<int:pk>/history/seen/",
        plan_history.plan_history_seen,
        name="plan_history_seen",
    ),
    path(
        "o/<slug:org>/plan-changes/<int:pk>/take-words-out/",
        plan_history.plan_words_remove,
        name="plan_words_remove",
    ),
    path("o/<slug:org>/safety/", owed_safety.safety_list, name="safety_list"),
]
