"""Who said that they come to a meeting and what they need there, for those who prepare it; and whom the reminders reach."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from feedback import terms
from feedback.domain.meetings import COMING, INTENDS, REMIND_DAYS, reminds_at
from feedback.models import Ask, Meeting, SignUp
from feedback.queries.inviting import PARTICIPANT, why_not
from notices.models import Notice
from notices.rules import Recipient
from participants.queries import Contact, Person, contacts, label_of, people, reachable_ids

ORDER = (COMING, "maybe", "waiting", "not_coming")
CALLED_OFF = "called_off"
NOT_COMING = "not_coming"


@dataclass(frozen=True, slots=True)
class Guest:
    """One person who answered. `name` is what stands for them where names may not be seen; `known` is of the register."""

    sign_up: SignUp
    name: str
    known: Sequence[str] = ()
    has_no_address: bool = False

    @property
    def state_words(self) -> str:
        """Where they stand, in words."""
        return str(self.sign_up.get_state_display())


@dataclass(frozen=True, slots=True)
class Coming:
    """Who answered, by where they stand, and how many have not said anything, which is an answer too."""

    guests: Sequence[Guest] = ()
    silent: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[tuple[str, int]]:
        """How many stand where: words and a number, for each state that occurs."""
        words = terms.SIGN_UP_COUNTS
        return [(str(words[state]), self.counts[state]) for state in ORDER if self.counts[state]]

    @property
    def open_needs(self) -> int:
        """How many of those who may come need something of which nobody said yet whether we can do it."""
        return sum(
            1
            for one in self.guests
            if one.sign_up.state in INTENDS and one.sign_up.needs and one.sign_up.is_met is None
        )


def coming_to(meeting: Meeting, *, with_names: bool) -> Coming:
    """Return who answered, those who come first; names and what the register knows only `with_names`. Two to five statements."""
    rows = sorted(
        SignUp.objects.filter(meeting=meeting),
        key=lambda one: (ORDER.index(one.state), one.pk),
    )
    asked = Ask.objects.filter(consultation=meeting.consultation_id, asked_on__isnull=False)
    silent = asked.exclude(participant__in=[one.participant_id for one in rows]).count()
    ids = [one.participant_id for one in rows]
    known = people(ids) if with_names else {}
    reached = contacts(ids) if with_names else {}
    guests = [
        _guest(one, known.get(one.participant_id), reached.get(one.participant_id)) for one in rows
    ]
    return Coming(guests, silent, Counter(one.state for one in rows))


def _guest(row: SignUp, person: Person | None, contact: Contact | None) -> Guest:
    if person is None:
        return Guest(row, label_of(row.participant_id))
    return Guest(
        row,
        contact.name if contact and contact.name else label_of(row.participant_id),
        known=[one.need for one in person.needs],
        has_no_address=contact is None or not contact.is_reachable,
    )


def sign_up_of(meeting: Meeting, sign_up_id: int) -> SignUp | None:
    """Return one answer of this meeting, or None."""
    rows = SignUp.objects.filter(meeting=meeting, pk=sign_up_id)
    return rows.select_related("meeting__consultation").first()


def can_be_named(meeting: Meeting) -> list[tuple[int, str]]:
    """Return the people asked by name in its consultation, to write down what one of them said; two statements."""
    ids = Ask.objects.filter(consultation=meeting.consultation_id).values_list(
        "participant_id", flat=True
    )
    known = contacts(list(ids))
    named = [(one.id, one.name or label_of(one.id)) for one in known.values()]
    return sorted(named, key=lambda pair: (pair[1].casefold(), pair[0]))


# Whom the reminders reach -------------------------------------------------------------------------


def due_news(now: datetime, rule: str) -> list[tuple[int, int]]:
    """Return (organisation, meeting) where one moved or was called off, it is still to come, and nobody was told of that yet."""
    told_off = _told(rule).filter(occasion=CALLED_OFF)
    told_moved = _told(rule).filter(planned_at__gte=OuterRef("moved_at"))
    off = Q(~Exists(told_off), cancelled_at__isnull=False)
    moved = Q(~Exists(told_moved), cancelled_at=None, moved_at__isnull=False)
    rows = Meeting.objects.filter(off | moved, Exists(_somebody(INTENDS)), starts_at__gt=now)
    return list(rows.values_list("organisation_id", "pk").order_by("pk"))


def due_soon(now: datetime, rule: str) -> list[tuple[int, int]]:
    """Return (organisation, meeting) of those that are so near that people may have to be reminded, and were not."""
    told = _told(rule).filter(occasion=_as_text("held_on"))
    near = Meeting.objects.filter(
        ~Exists(told),
        Exists(_somebody((COMING,))),
        starts_at__gt=now,
        starts_at__lte=now + timedelta(days=REMIND_DAYS + 1),
        cancelled_at=None,
    )
    return list(near.values_list("organisation_id", "pk").order_by("pk"))


def _somebody(states: Iterable[str]) -> Any:
    return SignUp.objects.filter(
        meeting=OuterRef("pk"), state__in=list(states), participant__in=reachable_ids()
    )


def _told(rule: str) -> Any:
    return Notice.objects.filter(rule=rule, subject=Concat(Value("meeting:"), _as_text("pk")))


def _as_text(name: str) -> Cast:
    return Cast(OuterRef(name), CharField())


def meetings(ids: Iterable[int]) -> list[Meeting]:
    """Return the meetings with what a message says about them."""
    return list(Meeting.objects.all().for_page().filter(pk__in=list(ids)))


def who_hears(meeting: Meeting, *, states: Iterable[str], until: datetime) -> list[Recipient]:
    """Return everybody who stands in one of `states` and said so by the day of `until`; two statements."""
    last = until.astimezone(meeting.organisation.zone).date()
    rows = SignUp.objects.filter(meeting=meeting, state__in=list(states), said_on__lte=last)
    ids = list(rows.values_list("participant_id", flat=True))
    known = contacts(ids)
    return [Recipient(PARTICIPANT, str(pk), PARTICIPANT, why_not(known.get(pk))) for pk in ids]


def why_not_now(
    meeting: Meeting | None, participant_id: int, now: datetime, states: Iterable[str]
) -> str:
    """Return why a message about this meeting should not go to this person any more, or ""."""
    if meeting is None:
        return "erased"
    if meeting.starts_at is None or meeting.starts_at <= now:
        return "ended"
    row = SignUp.objects.filter(meeting=meeting, participant=participant_id).first()
    if row is None:
        return "erased"
    if row.state not in states:
        return NOT_COMING
    return why_not(contacts([participant_id]).get(participant_id))


def is_time_to_remind(meeting: Meeting, now: datetime) -> bool:
    """Return whether its reminder has come, and it has not begun."""
    return meeting.starts_at is not None and (
        reminds_at(meeting.starts_at, meeting.organisation.zone) <= now < meeting.starts_at
    )


def moved_after_reminder(meeting: Meeting) -> bool:
    """Return whether people heard within the last two days when it is, because it moved."""
    return (
        meeting.moved_at is not None
        and meeting.starts_at is not None
        and meeting.moved_at >= reminds_at(meeting.starts_at, meeting.organisation.zone)
    )
