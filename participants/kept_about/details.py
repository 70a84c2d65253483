"""A person's own row: name, addresses, age band, limits and choices."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from participants import terms
from participants.kept_about.words import day_here, in_words, lines_of
from participants.models import Participant
from participants.personal_data import DETAILS, KeptAbout, Passage

SHOWN = (
    *("name", "contact_email", "email_returned_on", "contact_phone", "contact_note", "channel"),
    *("language", "age_band", "cap_profile", "profile_note", "profile_reviewed_on"),
    *("own_limit_times", "own_limit_days", "hears_outcomes", "may_be_asked", "last_contact_on"),
)
FILLED_IN = (
    *("name", "contact_phone", "contact_note", "channel", "language", "age_band"),
    *("profile_reviewed_on", "lawful_basis_id"),
)
"""Where one row of the same person is empty, the other one fills it in."""
STRICTEST = (terms.CHILD, terms.LIGHT, terms.STAFF, terms.CORE)
"""How often people may be asked, the most careful first."""


class Details(KeptAbout):
    """Name, addresses and what the person chose."""

    kind = DETAILS
    label = _("Who you are and how we reach you")
    models = ("participants.Participant",)

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Everything in the row, but not through whom somebody is reached: that is another person."""
        person = Participant.objects.select_related("lawful_basis").get(pk=participant_id)
        lines = [*lines_of(person, SHOWN, {"channel": _("The best way to reach you")})]
        basis = person.lawful_basis
        if basis is not None:
            lines += lines_of(basis, ("basis", "special", "words", "rights", "contact"))
        lines.append((_("Written down on"), in_words(person, "created_at")))
        return (Passage(self.label, lines),)

    def erase(self, participant_id: int, *, today: date) -> None:
        """Take the row away. What refers to it is gone or names nobody by then."""
        del today
        Participant.objects.filter(reached_through=participant_id).update(reached_through=None)
        Participant.objects.filter(pk=participant_id).delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Fill in what is empty; of two limits or choices the more careful one counts."""
        rows = Participant.objects.select_for_update(of=("self",)).in_bulk([from_id, into_id])
        if from_id not in rows:
            return
        other, person = rows[from_id], rows[into_id]
        for name in FILLED_IN:
            setattr(person, name, getattr(person, name) or getattr(other, name))
        _join_address(other, person)
        _join_limits(other, person)
        person.last_contact_on = max(
            filter(None, (person.last_contact_on, other.last_contact_on)), default=None
        )
        reached = Participant.objects.filter(reached_through=from_id).exclude(pk=into_id)
        reached.update(reached_through=into_id)
        if person.reached_through_id == from_id:
            person.reached_through_id = None
        person.save()

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """The day that somebody noted, or on which the person was written down."""
        rows = Participant.objects.filter(pk__in=list(participant_ids))
        return {
            one.pk: max(filter(None, (one.last_contact_on, day_here(one.created_at))))
            for one in rows
        }


def _join_address(other: Participant, person: Participant) -> None:
    """Keep the address of `person`, or take over the other's, with what is known of it."""
    if person.contact_email or not other.contact_email:
        return
    for name in ("contact_email", "email_returned_on", "email_corrected_at"):
        setattr(person, name, getattr(other, name))
    Participant.objects.filter(pk=other.pk).update(contact_email="")


def _join_limits(other: Participant, person: Participant) -> None:
    person.cap_profile = min(person.cap_profile, other.cap_profile, key=STRICTEST.index)
    for name in ("hears_outcomes", "may_be_asked"):
        said = {getattr(person, name), getattr(other, name)}
        word = terms.NO if terms.NO in said else terms.YES if terms.YES in said else ""
        setattr(person, name, word)
    if _pause(other) > _pause(person):
        person.own_limit_times = other.own_limit_times
        person.own_limit_days = other.own_limit_days


def _pause(person: Participant) -> float:
    """Days between two asks that the person's own limit leaves; 0 where there is none."""
    if person.own_limit_days is None or person.own_limit_times is None:
        return 0.0
    return person.own_limit_days / person.own_limit_times if person.own_limit_times else 1e9
