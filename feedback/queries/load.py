"""How people stand, in words: whether to ask them now, what we owe them, what came back. No number that judges leaves here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback import terms
from feedback.domain.load import Band, Leave, leave_of
from feedback.models import LoadSnapshot

PAIR = 2
"""The number of answers that is written out: "the last two"."""


@dataclass(frozen=True, slots=True)
class ShownLoad:
    """One person as the register shows them. `owed` is "" where we owe nothing."""

    participant_id: int
    tone: str
    asking: str
    owed: str
    came_back: str
    last_asked_on: date | None
    is_blocked: bool
    is_never_heard: bool = False


def shown_loads(participant_ids: Iterable[int], today: date) -> dict[int, ShownLoad]:
    """Return how these people stand, by id, as it was last counted; one statement. Who was never counted is fine to ask."""
    ids = list(participant_ids)
    found = {one.participant_id: one for one in LoadSnapshot.objects.filter(participant__in=ids)}
    return {pk: shown(found.get(pk) or LoadSnapshot(participant_id=pk)) for pk in ids}


def shown(one: LoadSnapshot) -> ShownLoad:
    """Return one person's standing in words."""
    leave = leave_of(one.blocked_by, one.band, one.debt)
    return ShownLoad(
        participant_id=one.participant_id,
        tone=terms.LOAD_TONES[leave],
        asking=asking_words(one),
        owed=owed_words(one.debt),
        came_back=_came_back(one),
        last_asked_on=one.last_asked_on,
        is_blocked=leave != Leave.FREE,
        is_never_heard=not one.answered,
    )


def asking_words(one: LoadSnapshot) -> str:
    """Return whether to ask now. What nobody sets aside comes first, then a rest, then what we owe, then the pauses."""
    leave = leave_of(one.blocked_by, one.band, one.debt)
    if leave == Leave.MANAGER:
        return _rest(one.debt) if one.band == Band.REST else _not_until(one.debt)
    if one.blocked_by in terms.ASKING_RULES:
        return str(terms.ASKING_RULES[one.blocked_by])
    if leave == Leave.NAMED:
        return _("Ask only with a reason")
    fine = _("Fine to ask, not too often") if one.band == Band.WATCH else _("Fine to ask")
    return fine if one.answered else _("%(fine)s · never heard yet") % {"fine": fine}


def _rest(debt: int) -> str:
    owed = owed_words(debt, capital=False)
    return _("Let them rest · %(owed)s") % {"owed": owed} if owed else _("Let them rest")


def _not_until(debt: int) -> str:
    if debt == PAIR:
        return _("Not until we answer the last two")
    return _("Not until we answer the last %(n)s") % {"n": debt}


def owed_words(debt: int, *, capital: bool = True) -> str:
    """Return what we owe somebody, as a sentence or as the end of one; "" where it is nothing."""
    if not debt:
        return ""
    if capital:
        return ngettext("We owe them %(n)s answer", "We owe them %(n)s answers", debt) % {"n": debt}
    return ngettext("we owe them %(n)s answer", "we owe them %(n)s answers", debt) % {"n": debt}


def _came_back(one: LoadSnapshot) -> str:
    """On how many of the asks that they answered people heard back in full, never on which."""
    if not one.due:
        return "–"
    told = int(2 * one.credited) - (one.due - one.debt)
    return _("Heard back on %(told)s of %(due)s") % {"told": told, "due": one.due}
