"""Planned meetings: when and where, as staff see them and as people who are asked see them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.domain.meetings import COMING, Part, part_of, places_left
from feedback.models import Consultation, Meeting, SignUp
from feedback.queries.visits import Visit


@dataclass(frozen=True, slots=True)
class Hours:
    """When a meeting begins and ends by the clocks of its organisation; both empty where no hour was planned."""

    starts: datetime | None
    ends: datetime | None

    @property
    def words(self) -> str:
        """The hours: "18:30 to 20:00"; empty where none was planned."""
        if self.starts is None or self.ends is None:
            return ""
        return _("%(from)s to %(until)s") % {
            "from": date_format(self.starts, "H:i"),
            "until": date_format(self.ends, "H:i"),
        }


def hours_of(meeting: Meeting) -> Hours:
    """Return the hours by the clocks of the organisation, without a zone, so that nothing shifts them again."""
    if meeting.starts_at is None or meeting.ends_at is None:
        return Hours(None, None)
    zone = meeting.organisation.zone
    local = [
        one.astimezone(zone).replace(tzinfo=None) for one in (meeting.starts_at, meeting.ends_at)
    ]
    return Hours(*local)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting as it is shown. `coming` counts people, `left` places; `state` and `needs` are the visitor's own answer.

    `is_elsewhere`: another device began with the link, so
    this one sees none of what was answered. `is_secret`: nobody but people asked by name may read where it is, since its subject needs care.
    """

    meeting: Meeting
    hours: Hours
    part: Part
    coming: int
    left: int | None
    state: str = ""
    needs: str = ""
    is_personal: bool = False
    is_elsewhere: bool = False

    def from_elsewhere(self) -> "Gathering":
        """The same as another device sees it: nothing of what was answered."""
        return replace(self, state="", needs="", is_elsewhere=True)

    @property
    def is_secret(self) -> bool:
        """Whether where it is stays hidden from whoever reads this."""
        return self.meeting.consultation.needs_care and not self.is_personal

    @property
    def places(self) -> str:
        """How many places are left, in words; empty where they are not counted."""
        return places_words(self.left)

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.part is Part.AFTER

    @property
    def is_answerable(self) -> bool:
        """Whether somebody can say now that they come."""
        return self.part is Part.BEFORE and self.meeting.cancelled_at is None

    @property
    def said(self) -> str:
        """What the visitor answered, as we say it to them; empty when they have not."""
        return {
            "coming": _("You said that you are coming."),
            "maybe": _("You said that you may come."),
            "waiting": _("You are on the list: we tell you if a place becomes free."),
            "not_coming": _("You said that you are not coming. Thank you for telling us."),
        }.get(self.state, "")


def places_words(left: int | None) -> str:
    """Return how many places are left: "2 places left", or that it is full."""
    if left is None:
        return ""
    if not left:
        return _("It is full. You can go on the list.")
    return ngettext("%(n)s place left.", "%(n)s places left.", left) % {"n": left}


def gatherings(consultation: Consultation, now: datetime) -> list[Gathering]:
    """Return every meeting of a consultation as staff list them, the earliest first; one statement."""
    return [_gathering(one, now) for one in _counted(consultation=consultation)]


def gathering(meeting: Meeting, now: datetime) -> Gathering:
    """Return one meeting as staff see it; one statement."""
    return _gathering(_counted(pk=meeting.pk)[0], now)


def open_to(visit: Visit, now: datetime, *, is_elsewhere: bool = False) -> list[Gathering]:
    """Return the meetings that are still to come or called off since, as this visitor sees them; one statement, none where no
    meeting is planned.
    """
    if not visit.has_meetings:
        return []
    rows = _counted(
        visit=visit, consultation=visit.consultation, starts_at__gt=now, starts_at__isnull=False
    )
    found = [_gathering(one, now, visit) for one in rows]
    return [one.from_elsewhere() for one in found] if is_elsewhere else found


def one_for(visit: Visit, meeting_id: int, now: datetime) -> Gathering | None:
    """Return one planned meeting of this consultation as the visitor sees it, or None; one statement."""
    found = _counted(
        visit=visit, consultation=visit.consultation, pk=meeting_id, starts_at__isnull=False
    )
    return _gathering(found[0], now, visit) if found else None


def meeting_lines(consultation: Consultation, now: datetime) -> list[Meeting]:
    """Return the planned meetings still to come, for an invitation; one statement."""
    rows = Meeting.objects.filter(consultation=consultation, starts_at__gt=now, cancelled_at=None)
    return list(rows.select_related("organisation", "consultation"))


def _counted(*, visit: Visit | None = None, **wanted: Any) -> Sequence[Any]:
    who = visit.ask.participant_id if visit is not None and visit.ask is not None else None
    own = SignUp.objects.filter(meeting=OuterRef("pk"), participant=who)
    return list(
        Meeting.objects.filter(**wanted)
        .for_page()
        .annotate(
            coming=Count("sign_ups", filter=Q(sign_ups__state=COMING)),
            own_state=Subquery(own.values("state")[:1]),
            own_needs=Subquery(own.values("needs")[:1]),
        )
        .order_by("held_on", "starts_at", "pk")
    )


def _gathering(row: Any, now: datetime, visit: Visit | None = None) -> Gathering:
    return Gathering(
        meeting=row,
        hours=hours_of(row),
        part=part_of(row.starts_at, row.ends_at, now),
        coming=row.coming,
        left=places_left(row.capacity, row.coming),
        state=row.own_state or "",
        needs=row.own_needs or "",
        is_personal=visit is not None and visit.ask is not None,
    )


def in_one_line(meeting: Meeting) -> str:
    """Return when and where in one line; for a subject that needs care only when."""
    parts = [date_format(meeting.held_on, "l j F Y"), hours_of(meeting).words]
    if not meeting.consultation.needs_care:
        parts.append(meeting.place)
    return ", ".join(part for part in parts if part)
