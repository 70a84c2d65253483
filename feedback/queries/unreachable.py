"""Whom e-mail does not reach, and where somebody waits for them: asks that are open, news that is to be told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from access.bin import out_of_bin
from feedback.models import Ask, Consultation, Telling
from notices.rules import reference
from organisations.models import Member
from participants.queries import contacts, returned_since

LOOKED_BACK = timedelta(days=2)
"""For so long the planner looks at an address that came back; whoever looks after it hears within a minute."""
ROLES = ("owner", "backup", "manager", "senior")


@dataclass(frozen=True, slots=True)
class Unreached:
    """One person whose address came back, and one consultation that concerns them. `is_to_hear`: news waits for them."""

    pk: int
    consultation: Consultation
    returned_on: date
    is_to_hear: bool

    @property
    def reference(self) -> str:
        """How notices name the subject: the consultation, so that several people make one message."""
        return reference(self.consultation)

    def is_waited_for(self, now: datetime) -> bool:
        """Whether somebody has to reach this person: it is open, or there is news."""
        return self.is_to_hear or self.consultation.is_open(now)


def addresses_due(now: datetime) -> list[tuple[int, int]]:
    """Return (organisation, person) of every address that came back lately; one statement through an index."""
    return returned_since((now - LOOKED_BACK).date())


def unreached(participant_ids: Sequence[int]) -> list[Unreached]:
    """Return these people in each consultation that asked them or has news for them; four statements."""
    known = contacts(participant_ids)
    days = {pk: one.returned_on for pk, one in known.items() if not one.stopped}
    lost = {pk: day for pk, day in days.items() if day is not None}
    asked = out_of_bin(Ask.objects.filter(participant__in=lost, asked_on__isnull=False))
    to_hear = _to_hear(lost)
    pairs = set(asked.values_list("participant_id", "consultation_id")) | to_hear
    about = _consultations(consultation for _person, consultation in pairs)
    return [
        Unreached(person, about[consultation], lost[person], (person, consultation) in to_hear)
        for person, consultation in sorted(pairs)
    ]


def unreached_in(consultation_id: int) -> list[Unreached]:
    """Return the people whom e-mail does not reach in one consultation."""
    asked = Ask.objects.filter(consultation=consultation_id).values_list(
        "participant_id", flat=True
    )
    told = Telling.objects.filter(
        publication__consultation=consultation_id, participant__isnull=False
    )
    ids = {*asked, *told.values_list("participant_id", flat=True)}
    return [one for one in unreached(sorted(ids)) if one.consultation.pk == consultation_id]


def who_reaches_people(consultation: Consultation) -> Member | None:
    """Return who looks after it: the person who tells people, or the first after them who works here."""
    people = (getattr(consultation, role) for role in ROLES)
    return next((one for one in people if one is not None and one.works_here), None)


def _to_hear(participant_ids: Iterable[int]) -> set[tuple[int, int]]:
    rows = out_of_bin(Telling.objects.pending().by_mail().exclude(problem=""))
    rows = rows.filter(participant__in=list(participant_ids))
    return set(rows.values_list("participant_id", "publication__consultation_id"))


def _consultations(ids: Iterable[int]) -> dict[int, Consultation]:
    rows = Consultation.objects.filter(pk__in=set(ids))
    shown = ("organisation", "project", *(f"{role}__user" for role in ROLES))
    return {one.pk: one for one in rows.select_related(*shown)}
