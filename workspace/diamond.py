"""The five stages of a project as the double diamond shows them: state, words and link of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback.domain.loop import State
from feedback.models import Consultation
from feedback.queries.loops import LoopState
from stages import terms
from stages.domain import diamond
from stages.models import Stage, StageState

DAY = "j M"


@dataclass(frozen=True, slots=True)
class StagePicture:
    """One stage as the diamond draws it; the components `diamond` and `diamond_mini` read these members."""

    stage: Stage
    number: int
    name: str
    question: str
    state_code: str
    state_text: str
    url: str
    is_current: bool = False


def pictures(
    stages: Iterable[Stage],
    consultations: Iterable[Consultation],
    loops: Mapping[int, LoopState],
    *,
    today: date,
    current: int | None = None,
) -> list[StagePicture]:
    """Return the five stages of one project, drawn from its plan and its asks.

    `current` is the number of the stage whose plan is on the page.
    """
    by_stage: dict[int, list[Consultation]] = defaultdict(list)
    for one in consultations:
        by_stage[one.stage_id].append(one)
    return [
        _picture(stage, _facts(stage, by_stage[stage.pk], loops), today, current=current)
        for stage in sorted(stages, key=lambda stage: stage.number)
    ]


def newest_stage(shown: Sequence[StagePicture]) -> int:
    """Return the number of the stage to open first: the furthest one happening now, else the first planned."""
    happening = [one.number for one in shown if one.state_code == diamond.NOW]
    planned = [one.number for one in shown if one.state_code == diamond.PLANNED]
    return max(happening) if happening else min(planned, default=1)


def _facts(
    stage: Stage, asked: Sequence[Consultation], loops: Mapping[int, LoopState]
) -> diamond.StageFacts:
    states = [loops[one.pk] for one in asked if one.pk in loops]
    closing = [one.facts.close_on for one in states if one.state == State.ASKING]
    told = [one.facts.first_told_on for one in states if one.facts.first_told_on is not None]
    is_settled = bool(states) and all(one.is_closed for one in states)
    return diamond.StageFacts(
        said=stage.state,
        starts_on=stage.starts_on,
        has_plan=bool(asked or stage.why or stage.starts_on),
        open_until=max(closing, default=None),
        owes=any(one.is_owed for one in states),
        told_on=max(told, default=None) if is_settled else None,
    )


def _picture(
    stage: Stage, facts: diamond.StageFacts, today: date, *, current: int | None
) -> StagePicture:
    code = diamond.state_of(facts)
    home = reverse(
        "workspace:project_detail",
        kwargs={"org": stage.organisation.slug, "pk": stage.project_id},
    )
    return StagePicture(
        stage=stage,
        number=stage.number,
        name=str(terms.STAGE_NAMES[stage.number]),
        question=str(terms.STAGE_QUESTIONS[stage.number]),
        state_code=code,
        state_text=_words(code, facts, today),
        url=f"{home}?stage={stage.number}#stage",
        is_current=stage.number == current,
    )


def _words(code: str, facts: diamond.StageFacts, today: date) -> str:
    if code == diamond.NOW and facts.open_until is not None:
        days = (facts.open_until - today).days
        if days < 1:
            return _("Now · last day")
        return ngettext("Now · %(days)d day left", "Now · %(days)d days left", days) % {
            "days": days
        }
    if code == diamond.NOW and facts.owes:
        return _("We owe an answer")
    if code == diamond.DONE and facts.told_on is not None:
        return _("Told %(day)s") % {"day": date_format(facts.told_on, DAY)}
    if code == diamond.PLANNED and facts.starts_on is not None:
        return _("From %(day)s") % {"day": date_format(facts.starts_on, DAY)}
    return str(StageState(code).label)
