"""Addresses of answering: two doors, then clean addresses that hold no token."""

from django.urls import path

from feedback.views import (
    answer_check,
    answer_unclear,
    answering,
    code,
    data,
    doors,
    groups,
    leaving,
    phoning,
    pictures,
    sent,
    tablet,
)

urlpatterns = [
    path("a/<str:token>", doors.answer_link, name="answer_link"),
    path("j/", code.door_find, name="door_find"),
    path("j/<str:code>", doors.door, name="door"),
    path("t/<str:token>", doors.tablet_link, name="tablet_link"),
    path("f/<slug:slug>/", answering.answer_start, name="answer_start"),
    path("f/<slug:slug>/<int:page>/", answering.answer_page, name="answer_page"),
    path("f/<slug:slug>/code/", answering.answer_word, name="answer_word"),
    path("f/<slug:slug>/later/", answering.answer_later, name="answer_later"),
    path("f/<slug:slug>/continue/", answering.answer_continue, name="answer_continue"),
    path("f/<slug:slug>/stop/", answering.answer_stop, name="answer_stop"),
    path("f/<slug:slug>/removed/", answering.answer_removed, name="answer_removed"),
    path("f/<slug:slug>/thanks/", sent.answer_thanks, name="answer_thanks"),
    path("f/<slug:slug>/tell-me/", sent.answer_tell_me, name="answer_tell_me"),
    path("f/<slug:slug>/choices/", sent.answer_choices, name="answer_choices"),
    path("f/<slug:slug>/my-answers/", data.answer_data, name="answer_data"),
    path("f/<slug:slug>/copy/", sent.answer_copy, name="answer_copy"),
    path("f/<slug:slug>/take-out/", sent.answer_take_out, name="answer_take_out"),
    path("f/<slug:slug>/phone-me/", phoning.answer_phone_me, name="answer_phone_me"),
    path("f/<slug:slug>/next-person/", sent.answer_next_person, name="answer_next_person"),
    path("f/<slug:slug>/check/", answer_check.answer_check, name="answer_check"),
    path("f/<slug:slug>/<int:page>/unclear/", answer_unclear.answer_unclear, name="answer_unclear"),
    path("f/<slug:slug>/<int:page>/<str:mark>/", answering.answer_page, name="answer_page_sent"),
    path("f/<slug:slug>/picture/<uuid:picture>/", pictures.answer_picture, name="answer_picture"),
    path("f/<slug:slug>/exit/", leaving.answer_exit, name="answer_exit"),
    path("f/<slug:slug>/group/", groups.answer_group, name="answer_group"),
    path("f/<slug:slug>/over/", tablet.answer_over, name="answer_over"),
    path("f/<slug:slug>/tablet/", tablet.tablet_end, name="tablet_end"),
]
