"""How often each person may be asked, by what the register holds: their profile, their own limit, and whether not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from participants import terms
from participants.models import Participant

UNDER_16 = frozenset({terms.UNDER_12, terms.AGE_12, terms.AGE_13})


@dataclass(frozen=True, slots=True)
class AskingProfile:
    """What holds for one person. `caps` is the profile in force: whoever is under 16 has the one for children."""

    participant_id: int
    caps: str
    own_times: int | None
    own_days: int | None
    is_opted_out: bool
    is_on_hold: bool
    stopped_on: date | None = None


def profiles(ids: Iterable[int], *, today: date) -> dict[int, AskingProfile]:
    """Return how often the people with these ids may be asked on `today`, by id; one statement."""
    people = Participant.objects.filter(pk__in=list(ids)).select_related("stop", "hold")
    return {person.pk: _profile(person, today) for person in people}


def _profile(person: Participant, today: date) -> AskingProfile:
    stop, hold = getattr(person, "stop", None), getattr(person, "hold", None)
    return AskingProfile(
        participant_id=person.pk,
        caps=effective_caps(person.cap_profile, person.age_band),
        own_times=person.own_limit_times,
        own_days=person.own_limit_days,
        is_opted_out=stop is not None or person.may_be_asked == terms.NO,
        is_on_hold=hold is not None and (hold.until is None or hold.until >= today),
        stopped_on=stop.stopped_on if stop is not None else None,
    )


def effective_caps(cap_profile: str, age_band: str) -> str:
    """Return the profile in force: a child's until 16, whatever is written down; from then on no longer a child's."""
    if age_band in UNDER_16:
        return terms.CHILD
    return terms.LIGHT if age_band and cap_profile == terms.CHILD else cap_profile


def people_after(participant_id: int, most: int) -> list[int]:
    """Return the ids of the next people of the current organisation, for going through all of them in batches."""
    rows = Participant.objects.filter(pk__gt=participant_id).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:most])
