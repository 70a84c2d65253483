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
from stages.domain.returning import code_of, ways_from
from stages.models import Stage, StageReturn, StageState

DAY = "j M"
LONG_DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class WayBack:
    """A way back that begins at a stage, as the diamond draws it: `label` beside the arrow, `words` in the list."""

    code: str
    is_taken: bool
    label: str
    words: str


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
    ways_back: Sequence[WayBack] = ()


def pictures(
    stages: Iterable[Stage],
    consultations: Iterable[Consultation],
    loops: Mapping[int, LoopState],
    *,
    today: date,
    current: int | None = None,
    returns: Sequence[StageReturn] | None = None,
) -> list[StagePicture]:
    """Return the five stages of one project, drawn from its plan and its asks.

    `current` is the number of the stage whose plan is on the page. Ways back are drawn where `returns` is given.
    """
    by_stage: dict[int, list[Consultation]] = defaultdict(list)
    for one in consultations:
        by_stage[one.stage_id].append(one)
    return [
        _picture(
            stage,
            _facts(stage, by_stage[stage.pk], loops),
            today,
            current=current,
            ways_back=() if returns is None else ways_back(stage.number, returns),
        )
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


def ways_back(number: int, returns: Sequence[StageReturn]) -> list[WayBack]:
    """Return every way back that begins at a stage, with how often and when it was taken last."""
    return [
        _way_back(way, [one for one in returns if (one.from_number, one.to_number) == way])
        for way in ways_from(number)
    ]


def _way_back(way: tuple[int, int], taken: Sequence[StageReturn]) -> WayBack:
    name = str(terms.RETURN_WORDS[way])
    times = ""
    if len(taken) == 1:
        times = date_format(taken[0].returned_on, DAY)
    elif taken:
        times = _("%(n)d times") % {"n": len(taken)}
    days = ", ".join(date_format(one.returned_on, LONG_DAY) for one in taken)
    words = _("Went back to %(number)s, %(stage)s: %(days)s") if taken else ""
    return WayBack(
        code=code_of(way),
        is_taken=bool(taken),
        label=f"{name} · {times}" if times else name,
        words=words
        and words % {"number": way[1], "stage": terms.STAGE_NAMES[way[1]], "days": days},
    )


def _picture(
    stage: Stage,
    facts: diamond.StageFacts,
    today: date,
    *,
    current: int | None,
    ways_back: Sequence[WayBack],
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
        ways_back=ways_back,
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
    return _("Not involving") if code == diamond.NOT_INVOLVING else str(StageState(code).label)
