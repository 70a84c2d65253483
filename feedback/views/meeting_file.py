"""A meeting as a file for people's own calendars."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from feedback.models import Meeting
from ui.calendar_file import CONTENT_TYPE, CalendarHours, calendar_file


def meeting_file(meeting: Meeting, *, now: datetime) -> HttpResponse:
    """Return when and where it is. A calendar lies with another company: of a subject that needs care it holds the hour only."""
    if meeting.starts_at is None or meeting.ends_at is None:
        raise Http404
    about = meeting.consultation
    title = _("Meeting") if about.needs_care else _("Meeting: %(title)s") % {"title": about.title}
    entry = CalendarHours(
        uid=f"meeting-{meeting.pk}-{about.slug}@coprod",
        title=title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place="" if about.needs_care else meeting.place,
        number=meeting.version,
        is_off=meeting.cancelled_at is not None,
    )
    answer = HttpResponse(calendar_file([entry], now=now), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="meeting-{meeting.pk}.ics"'
    return answer
