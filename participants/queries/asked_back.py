"""Whom we may ask, after they were told what came of it, whether they can see a change."""

from collections.abc import Iterable
from datetime import date

from participants import terms
from participants.domain.agreements import NEEDS_A_PARENT
from participants.models import Participant


def why_not_asked_back(ids: Iterable[int], *, today: date) -> dict[int, str]:
    """Return why each of these people is not asked, "" where they may be; one statement.

    Only who said yes to hearing more is asked, and only at an address that is theirs alone.
    """
    rows = Participant.objects.filter(pk__in=list(ids)).select_related("hold")
    return {one.pk: _why_not(one, today) for one in rows}


def _why_not(person: Participant, today: date) -> str:
    hold = getattr(person, "hold", None)
    if person.may_be_asked == terms.NO:
        return "opted_out"
    if person.hears_outcomes != terms.YES:
        return "not_agreed"
    if person.reached_through_id is not None or person.age_band in NEEDS_A_PARENT:
        return "not_alone"
    if hold is not None and (hold.until is None or hold.until >= today):
        return "on_hold"
    return ""
