"""Addresses of the ways in, for staff: paper, posters, tablet, typing in, reminding."""

from django.urls import URLPattern, path

from feedback.views import entering, nudging, printing, tablet, ways

ONE = "o/<slug:org>/consultations/<int:pk>/"
ENTRY = f"{ONE}typed/<uuid:thread>/"

urlpatterns: list[URLPattern] = [
    path(f"{ONE}ways/", ways.ways_in, name="ways_in"),
    path(f"{ONE}invitation/", printing.invitation_print, name="invitation_print"),
    path(f"{ONE}poster/", printing.poster_print, name="poster_print"),
    path(f"{ONE}paper/", printing.paper_print, name="paper_print"),
    path(f"{ONE}tablet/", tablet.tablet_page, name="tablet_page"),
    path(f"{ONE}tablet/here/", tablet.tablet_begin, name="tablet_begin"),
    path("o/<slug:org>/paper/", entering.paper_find, name="paper_find"),
    path(f"{ONE}typed/", entering.entry_list, name="entry_list"),
    path(f"{ONE}typed/new/", entering.entry_add, name="entry_add"),
    path(ENTRY, entering.entry_edit, name="entry_edit"),
    path(f"{ENTRY}remove/", entering.entry_remove, name="entry_remove"),
    path(f"{ONE}remind/", nudging.nudge_people, name="nudge_people"),
]
