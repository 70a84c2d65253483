"""Addresses of asking."""

from django.urls import URLPattern, path

from feedback.views import (
    asking,
    asking_opening,
    asking_paths,
    asking_people,
    asking_questions,
    asking_share,
    choosing,
    limits,
    reminding,
    suspected,
)

ONE = "o/<slug:org>/consultations/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("o/<slug:org>/ask/", asking.ask_start, name="ask_start"),
    path("o/<slug:org>/settings/asking/", limits.limits_edit, name="limits_edit"),
    path("o/<slug:org>/settings/reminders/", reminding.reminding_edit, name="reminding_edit"),
    path(ONE, asking.consultation_detail, name="consultation_detail"),
    path(f"{ONE}edit/", asking.consultation_edit, name="consultation_edit"),
    path(f"{ONE}questions/new/", asking_questions.question_add, name="question_add"),
    path(f"{ONE}questions/pages/", asking_questions.question_layout, name="question_layout"),
    path(f"{ONE}questions/<int:question>/", asking_questions.question_edit, name="question_edit"),
    path(
        f"{ONE}questions/<int:question>/move/",
        asking_questions.question_move,
        name="question_move",
    ),
    path(
        f"{ONE}questions/<int:question>/remove/",
        asking_questions.question_remove,
        name="question_remove",
    ),
    path(f"{ONE}open/", asking_opening.consultation_open, name="consultation_open"),
    path(f"{ONE}longer/", asking_opening.consultation_extend, name="consultation_extend"),
    path(f"{ONE}door/", asking_opening.door_open, name="door_open"),
    path(f"{ONE}door/code/", suspected.door_word, name="door_word"),
    path(f"{ONE}people/", asking_people.people_list, name="people_list"),
    path(f"{ONE}people/choose/", choosing.people_choose, name="people_choose"),
    path(f"{ONE}people/add/", asking_people.people_add, name="people_add"),
    path(f"{ONE}people/<int:ask>/remove/", asking_people.people_remove, name="people_remove"),
    path(
        f"{ONE}people/<int:ask>/all-the-same/",
        asking_people.people_except,
        name="people_except",
    ),
    path(f"{ONE}people/<int:ask>/address/", asking_people.people_address, name="people_address"),
    path(f"{ONE}people/<int:ask>/link/", asking_people.people_link, name="people_link"),
    path(f"{ONE}preview/", asking_share.consultation_preview, name="consultation_preview"),
    path(
        f"{ONE}preview/<int:number>/", asking_share.preview_page, name="consultation_preview_page"
    ),
    path(f"{ONE}qr.svg", asking_share.consultation_qr, {"kind": "svg"}, name="consultation_qr"),
    path(f"{ONE}qr.png", asking_share.consultation_qr, {"kind": "png"}, name="consultation_qr_png"),
    path(f"{ONE}promise.ics", asking_share.consultation_calendar, name="consultation_calendar"),
    path(
        f"{ONE}pages/<int:page>/shown/", asking_paths.question_page_rule, name="question_page_rule"
    ),
    path(f"{ONE}rules/<int:rule>/remove/", asking_paths.page_rule_remove, name="page_rule_remove"),
    path(
        f"{ONE}questions/<int:question>/unclear-seen/",
        asking_paths.unclear_seen,
        name="unclear_seen",
    ),
]
