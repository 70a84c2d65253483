"""The register as its own pages show it: who a person is, how they are reached, what they need and what they set for us."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from participants import terms
from participants.domain.twins import Row
from participants.models import AccessNeed, Participant, SavedView
from participants.models.people import ParticipantQuerySet

CHANGEABLE = (
    *("name", "email", "phone", "note", "through_id"),
    *("channel", "language", "age_band", "hears_outcomes", "may_be_asked"),
)
"""What one form changes about a person; a fingerprint of it says whether somebody changed it meanwhile."""
LIMITS = (
    *("cap_profile", "profile_note", "profile_reviewed_on", "own_limit_times", "own_limit_days"),
)
"""What the form about how often we may ask changes."""
OUTSIDE = {"contact_email": "email", "contact_phone": "phone", "contact_note": "note"} | {
    "reached_through_id": "through_id"
}
"""How the columns are called outside of this app."""
INSIDE = {outside: inside for inside, outside in OUTSIDE.items()}


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a person needs to take part, and whether it is met."""

    id: int
    need: str
    is_met: bool
    how: str
    met_on: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the register holds them. Codes stand beside their words; no date of birth, ever."""

    id: int
    name: str
    email: str
    phone: str
    note: str
    through_id: int | None
    through: str
    channel: str
    channel_words: str
    language: str
    language_words: str
    age_band: str
    age_words: str
    cap_profile: str
    profile_words: str
    profile_note: str
    profile_reviewed_on: date | None
    own_limit_times: int | None
    own_limit_days: int | None
    hears_outcomes: str
    may_be_asked: str
    returned_on: date | None
    stopped_on: date | None
    held_since: date | None
    held_until: date | None
    held_by: str
    needs: Sequence[Need]

    @property
    def pk(self) -> int:
        """The same as `id`, as policies ask for it."""
        return self.id

    @property
    def label(self) -> str:
        """What stands for the person where their name may not be seen."""
        return label_of(self.id)

    @property
    def is_minor(self) -> bool:
        """Whether the person is under 18, as far as we know."""
        return self.age_band in terms.MINORS

    @property
    def is_child(self) -> bool:
        """Whether the person is under 16, so that we ask least, whatever their profile says."""
        return self.age_band in terms.CHILDREN

    @property
    def has_own_limit(self) -> bool:
        """Whether the person set a limit of their own."""
        return bool(self.own_limit_times and self.own_limit_days)


def label_of(participant_id: int) -> str:
    """Return what stands for a person where their name may not be seen."""
    return _("Person %(n)s") % {"n": participant_id}


def everybody() -> ParticipantQuerySet:
    """Return the people of the current organisation, to be narrowed by the pages that list them."""
    return Participant.objects.all()


def is_among(which: Q, participant_id: int) -> bool:
    """Return whether the person is one of those that the filter says; one statement."""
    return Participant.objects.filter(which, pk=participant_id).exists()


def among(which: Q, participant_ids: Iterable[int]) -> set[int]:
    """Return who of these people is one of those that the filter says; one statement."""
    found = Participant.objects.filter(which, pk__in=list(participant_ids))
    return set(found.values_list("pk", flat=True))


def people(participant_ids: Iterable[int]) -> dict[int, Person]:
    """Return these people by id; two statements."""
    ids = list(participant_ids)
    rows = Participant.objects.filter(pk__in=ids).select_related(
        "stop", "hold__placed_by__user", "reached_through"
    )
    needs: dict[int, list[Need]] = defaultdict(list)
    for row in AccessNeed.objects.filter(participant__in=ids):
        needs[row.participant_id].append(Need(row.pk, row.need, row.is_met, row.how, row.met_on))
    return {row.pk: _person(row, needs[row.pk]) for row in rows}


def reached_through(participant_id: int) -> list[tuple[int, str]]:
    """Return whoever is reached through this person, as (id, name); one statement."""
    rows = Participant.objects.filter(reached_through=participant_id)
    return list(rows.values_list("pk", "name"))


def holders_named(words: str, which: Q) -> list[tuple[int, str]]:
    """Return up to ten people with an address of their own in whose name these words stand, of those the filter says."""
    rows = everybody().named_like(words).filter(which, reached_through=None)
    return list(rows.exclude(contact_email="").values_list("pk", "name")[:10])


def twin_rows(which: Q) -> list[Row]:
    """Return what is compared to find people who are written down twice, of those the filter says; one statement."""
    rows = Participant.objects.filter(which)
    named = ("pk", "name", "contact_email", "contact_phone")
    return [Row(*values) for values in rows.order_by("pk").values_list(*named)]


def fingerprint(values: Mapping[str, Any]) -> str:
    """Return a short mark of these values, to notice that somebody changed them meanwhile."""
    plain = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def values_of(participant_id: int, names: Sequence[str]) -> dict[str, Any]:
    """Return what a form shows about a person before anything is typed, under the names used outside; one statement."""
    columns = {outside: INSIDE.get(outside, outside) for outside in names}
    row = Participant.objects.values(*columns.values()).get(pk=participant_id)
    return {outside: row[column] for outside, column in columns.items()}


def saved_views(member_id: int) -> list[tuple[int, str, str]]:
    """Return the views that a member kept, as (id, name, what stands in the address); one statement."""
    return list(SavedView.objects.filter(member=member_id).values_list("pk", "name", "query"))


def _person(row: Participant, needs: Sequence[Need]) -> Person:
    hold = getattr(row, "hold", None)
    return Person(
        id=row.pk,
        name=row.name,
        email=row.contact_email,
        phone=row.contact_phone,
        note=row.contact_note,
        through_id=row.reached_through_id,
        through=str(row.reached_through) if row.reached_through else "",
        channel=row.channel,
        channel_words=str(row.get_channel_display()),
        language=row.language,
        language_words=str(terms.LANGUAGE_WORDS.get(row.language, row.language)),
        age_band=row.age_band,
        age_words=str(row.get_age_band_display()),
        cap_profile=row.cap_profile,
        profile_words=str(row.get_cap_profile_display()),
        profile_note=row.profile_note,
        profile_reviewed_on=row.profile_reviewed_on,
        own_limit_times=row.own_limit_times,
        own_limit_days=row.own_limit_days,
        hears_outcomes=row.hears_outcomes,
        may_be_asked=row.may_be_asked,
        returned_on=row.email_returned_on,
        stopped_on=row.stop.stopped_on if hasattr(row, "stop") else None,
        held_since=hold.placed_on if hold else None,
        held_until=hold.until if hold else None,
        held_by=str(hold.placed_by) if hold and hold.placed_by else "",
        needs=needs,
    )
