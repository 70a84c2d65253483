"""What the clock of an ask comes to under an organisation's choices, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback import terms
from feedback.domain.ladder import usual_course
from feedback.domain.schedule import PARTICIPANTS, Norms, Step, as_ladder
from organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class CourseStep:
    """One day of the clock: when it is, what it is about, and who hears, in words."""

    when: str
    what: Any
    who: Sequence[Any]


def course(organisation: Organisation, ladder: object) -> list[CourseStep]:
    """Return the steps of an ask that is opened now, promised for the usual day and answered by nobody."""
    norms = Norms(
        final_days=organisation.final_days,
        repeat_days=organisation.repeat_days,
        confirm_days=organisation.confirm_days,
        decide_days=organisation.decide_days,
        still_owed_days=organisation.still_owed_days,
        ladder=as_ladder(ladder),
    )
    found = usual_course(norms, organisation.promise_days)
    return [
        CourseStep(_when(one), terms.STEP_LABELS[one.family], [_who(one, each) for each in one.to])
        for one in found
    ]


def _when(step: Step) -> str:
    if step.day < 0:
        words = ngettext(
            "%(n)d day before the last day", "%(n)d days before the last day", -step.day
        )
        return words % {"n": -step.day}
    if step.day == 0:
        return _("The morning after the last day")
    words = ngettext("%(n)d day after the last day", "%(n)d days after the last day", step.day)
    return words % {"n": step.day}


def _who(step: Step, audience: str) -> Any:
    return (
        _("everybody who answered") if audience == PARTICIPANTS else terms.AUDIENCE_LABELS[audience]
    )
