"""Why somebody was reminded about an ask, or was not, and who hears next: for the members who look after it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback import terms
from feedback.domain.chasing import chase_steps, why_not
from feedback.domain.schedule import PARTICIPANTS, comes_on, family
from feedback.models import Consultation
from feedback.queries.chasing import Chase, chases
from notices.queries import Explanation, Skip, explain
from notices.terms import NOT_SENT
from organisations.queries import member_names

RULES = ("owed_step", "no_news", "thanks")
"""The rules of the clock. What is about single people is on the page of who was told."""
_PEOPLE = gettext_lazy("the people who wait, where we can write to them")


@dataclass(frozen=True, slots=True)
class Hears:
    """One who hears of the next step: in which role, by name, or why nobody does."""

    role: Any
    name: str
    why_nobody: Any = ""


@dataclass(frozen=True, slots=True)
class Next:
    """The step that comes next, its day, and who hears of it."""

    words: Any
    on: date
    hears: Sequence[Hears]


@dataclass(frozen=True, slots=True)
class Line:
    """That somebody was reminded or left out."""

    words: Any
    who: Any
    state: Any
    on: date | None


@dataclass(frozen=True, slots=True)
class Reminding:
    """The whole answer. `next` is None when nobody is reminded any more, because of `why_none`."""

    next: Next | None
    why_none: Any
    told: Sequence[Line]
    left_out: Sequence[Line]


def reminding(consultation: Consultation, now: datetime) -> Reminding:
    """Return who was reminded of what, who was left out and why, and what comes next; a fixed number of statements."""
    found = explain(consultation, now, kinds=RULES)
    chase = next(iter(chases([consultation.pk], rule="owed_step")), None)
    if chase is None:
        return Reminding(None, _("Nobody has been asked yet."), (), ())
    upcoming = _next(chase, chase.today(now))
    return Reminding(
        next=upcoming,
        why_none="" if upcoming else _why_none(chase, now),
        told=_told(found, chase),
        left_out=_left_out(found.skipped),
    )


def _next(chase: Chase, today: date) -> Next | None:
    ahead = [
        (comes_on(step, chase.facts.snoozed_until), step)
        for step in chase_steps(chase.facts, today)
        if not why_not(step, chase.facts)
    ]
    ahead = [(on, step) for on, step in ahead if on > today]
    if not ahead:
        return None
    on, step = min(ahead, key=lambda one: one[0])
    return Next(_words(step.code), on, [_hears(role, chase) for role in step.to])


def _hears(role: str, chase: Chase) -> Hears:
    if role == PARTICIPANTS:
        return Hears(_PEOPLE, "")
    holder = chase.holders[role]
    words = terms.AUDIENCE_LABELS[role]
    if holder.member is not None:
        return Hears(words, str(holder.member))
    return Hears(words, "", terms.SKIP_REASONS[holder.reason])


def _why_none(chase: Chase, now: datetime) -> Any:
    steps = chase_steps(chase.facts, chase.today(now))
    reasons = Counter(reason for step in steps if (reason := why_not(step, chase.facts)))
    return terms.SKIP_REASONS[reasons.most_common(1)[0][0]] if reasons else ""


def _told(found: Explanation, chase: Chase) -> list[Line]:
    """Members by name; people who wait in one line without a number or what became of it, which may show who answered."""
    ids = {int(one.recipient[7:]) for one in found.told if one.recipient.startswith("member:")}
    names = member_names(ids)
    lines = dict.fromkeys(
        Line(
            _words(one.occasion.partition(":")[0]),
            _who(one.recipient, one.role, names),
            "" if one.role == PARTICIPANTS else _state(one.state, one.reason),
            one.at.astimezone(chase.zone).date(),
        )
        for one in found.told
    )
    return sorted(lines, key=lambda line: line.on or date.min, reverse=True)


def _left_out(skipped: Iterable[Skip]) -> list[Line]:
    """Not of people who wait, one by one: the reasons would show who answered."""
    return list(
        dict.fromkeys(
            Line(
                _words(one.occasion.partition(":")[0]),
                _role(one.role),
                terms.SKIP_REASONS.get(one.reason) or NOT_SENT.get(one.reason) or one.reason,
                on=None,
            )
            for one in skipped
            if one.role != PARTICIPANTS
        )
    )


def _who(recipient: str, role: str, names: dict[int, str]) -> Any:
    kind, _colon, key = recipient.partition(":")
    name = names.get(int(key), "") if kind == "member" else ""
    return f"{name} ({_role(role)})" if name else _role(role)


def _role(role: str) -> Any:
    if not role:
        return _("Everybody")
    if role == PARTICIPANTS:
        return _PEOPLE
    return terms.AUDIENCE_LABELS.get(role) or _("People who were asked")


def _words(code: str) -> Any:
    return terms.STEP_LABELS.get(family(code), code)


def _state(state: str, reason: str) -> Any:
    if state == "sent":
        return _("Sent")
    if state in {"planned", "composed"}:
        return _("On its way")
    return terms.SKIP_REASONS.get(reason) or NOT_SENT.get(reason) or _("Not sent")
