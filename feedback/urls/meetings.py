"""Addresses of meetings: planning them, who comes, what stays of them, questions to the room; and people's own pages."""

from django.urls import URLPattern, path

from feedback.views import coming, held, live, live_page, meeting_pages, meetings

ASK = "o/<slug:org>/consultations/<int:pk>/"
ONE = "o/<slug:org>/meetings/<int:pk>/"
LIVE = "o/<slug:org>/live/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(f"{ASK}meetings/new/", meetings.meeting_plan, name="meeting_plan"),
    path(ONE, meetings.meeting_detail, name="meeting_detail"),
    path(f"{ONE}edit/", meetings.meeting_edit, name="meeting_edit"),
    path(f"{ONE}call-off/", meetings.meeting_call_off, name="meeting_call_off"),
    path(f"{ONE}meeting.ics", meetings.meeting_calendar, name="meeting_calendar"),
    path(f"{ONE}coming/", coming.coming_list, name="coming_list"),
    path(f"{ONE}coming/add/", coming.coming_add, name="coming_add"),
    path(f"{ONE}coming/<int:sign_up>/", coming.coming_settle, name="coming_settle"),
    path(f"{ONE}room/", held.room_edit, name="room_edit"),
    path(f"{ONE}said/", held.said_edit, name="said_edit"),
    path(f"{ONE}notes/", held.notes_list, name="notes_list"),
    path(f"{ONE}notes/<uuid:note>/remove/", held.note_remove, name="note_remove"),
    path(f"{ONE}debrief/", held.debrief_detail, name="debrief_detail"),
    path(f"{ONE}debrief/paper/", held.debrief_paper, name="debrief_paper"),
    path(f"{ONE}debrief/<slug:side>/", held.debrief_side, name="debrief_side"),
    path(f"{ONE}live/new/", live.live_add, name="live_add"),
    path(LIVE, live.live_detail, name="live_detail"),
    path(f"{LIVE}open/", live.live_open, name="live_open"),
    path(f"{LIVE}close/", live.live_close, name="live_close"),
    path(f"{LIVE}again/", live.live_again, name="live_again"),
    path(f"{LIVE}remove/", live.live_remove, name="live_remove"),
    path(f"{LIVE}screen/", live.live_screen, name="live_screen"),
    path(
        "f/<slug:slug>/meeting/<int:meeting>/", meeting_pages.meeting_answer, name="meeting_answer"
    ),
    path(
        "f/<slug:slug>/meeting/<int:meeting>/meeting.ics",
        meeting_pages.meeting_entry,
        name="meeting_entry",
    ),
    path("l/<str:code>/", live_page.live_answer, name="live_answer"),
]
