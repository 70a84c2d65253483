"""What the soft checks find about an ask: the facts, gathered in a fixed number of statements, and the sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from feedback import soft_checks
from feedback.domain.before_asking import CLOSED, DRAFT, OPEN, AskFacts, names_standing
from feedback.domain.plain_question import PLACEHOLDER
from feedback.models import (
    Ask,
    AskPlan,
    Consultation,
    GroupFeedback,
    Offer,
    Publication,
    PublicationKind,
    TryOut,
)
from feedback.queries.asking import language_of, looks_of, questions_of
from feedback.queries.asking_rules import resting
from feedback.queries.offers import BENEFITS
from feedback.queries.purpose import Sentence
from feedback.queries.told_before import about_ask, earlier_asks, groups_asked
from feedback.soft_checks.base.contract import Where
from feedback.soft_checks.resources.check import RESOURCES
from organisations.queries import closed_spells_between
from participants.queries.support import support_of
from projects.models import Decider, Running, ScopeItem, ScopeKind, StakeholderGroup
from projects.queries.heard import heard
from stages import methods


@dataclass(frozen=True, slots=True)
class Worth:
    """One thing worth a look before people are asked: its question, what is amiss, and what to do where."""

    number: int
    kind: str
    label: Any
    sentence: str
    step: Any
    where: Where


def worth_a_look(
    consultation: Consultation, card: Iterable[Sentence], *, minutes: int, now: datetime
) -> list[Worth]:
    """Return what the soft checks say of an ask as it stands at `now`, in their order; nothing once people have heard.

    `card` is the purpose card as people read it, `minutes` how long answering takes. The number of statements depends on
    whether it is a draft, open or closed, and not on how much there is.
    """
    phase = phase_of(consultation, now)
    if not phase:
        return []
    facts = _facts(consultation, phase, card, minutes, now)
    return [
        Worth(one.number, one.kind, one.label, one.say(code, facts), one.step, one.where)
        for one in soft_checks.registry
        if phase in one.phases and (code := one.warns(facts))
    ]


def phase_of(consultation: Consultation, now: datetime) -> str:
    """Return where an ask stands; "" once it was withdrawn, or people heard what came of it."""
    if consultation.withdrawn_at is not None:
        return ""
    if consultation.opened_at is None:
        return DRAFT
    if consultation.is_open(now):
        return OPEN
    told = Publication.objects.filter(consultation=consultation, kind=PublicationKind.OUTCOME)
    return "" if told.exists() else CLOSED


def _facts(
    consultation: Consultation, phase: str, card: Iterable[Sentence], minutes: int, now: datetime
) -> AskFacts:
    today = now.astimezone(consultation.organisation.zone).date()
    plan = AskPlan.objects.filter(consultation=consultation).first() or AskPlan()
    groups = groups_asked(consultation)
    known: dict[str, Any] = {
        "phase": phase,
        "has_backup": consultation.backup_id is not None,
        "needs_care": consultation.needs_care,
        **{name: getattr(plan, name) for name in ("space", "voice", "audience", "influence")},
        "weighed": plan.weighed,
        **_hearing(consultation, groups),
    }
    if phase == DRAFT:
        known |= _card(consultation, card, minutes, today, plan)
        known |= _plan(consultation, plan)
        known |= _people(consultation, groups, plan, today)
        known |= _tries(consultation, now)
        known |= _questions(consultation)
    return AskFacts(**known)


def _hearing(consultation: Consultation, groups: Sequence[StakeholderGroup]) -> dict[str, Any]:
    """How each group hears what happened; three statements."""
    ways = list(GroupFeedback.objects.filter(consultation=consultation))
    with_a_way = {one.group_id for one in ways}
    asked = Ask.objects.filter(consultation=consultation).values_list("participant", flat=True)
    needs = support_of(asked, language=consultation.organisation.language)
    return {
        "groups_without_a_way": tuple(one.name for one in groups if one.pk not in with_a_way),
        "is_interpreted": any(one.interpreted for one in ways),
        "is_easy_read": any(one.easy_read for one in ways),
        "unplanned_needs": needs.unplanned,
        "other_languages": needs.other_languages,
        "easy_read_needs": needs.easy_read,
    }


def _card(
    consultation: Consultation, card: Iterable[Sentence], minutes: int, today: date, plan: AskPlan
) -> dict[str, Any]:
    """What people read, what they get, and when; two statements."""
    sentences = list(card)
    forms = list(Offer.objects.filter(consultation=consultation).values_list("form", flat=True))
    away = closed_spells_between(today, consultation.closes_on or today)
    return {
        "card": " ".join(one.text for one in sentences if one.code != BENEFITS),
        "blanks": sum(one.is_blank for one in sentences),
        "minutes": consultation.minutes_given or minutes,
        "has_offer": bool(forms),
        "gives_something": any(form != "nothing" for form in forms),
        "opens_on": today,
        "closes_on": consultation.closes_on,
        "is_formal": plan.is_formal,
        "away": tuple(away),
    }


def _plan(consultation: Consultation, plan: AskPlan) -> dict[str, Any]:
    """What the project and the stage say: what can change, who decides, who runs it, by what method; three statements."""
    project, stage = consultation.project_id, consultation.stage
    scope = set(ScopeItem.objects.filter(project=project).values_list("kind", flat=True))
    here = Decider.objects.filter(group__isnull=False, decision__project=project)
    at_stage = set(here.values_list("decision__stage_number", flat=True))
    running = Running.objects.filter(project=project).first() or Running()
    says_open = consultation.can_change.strip() and not consultation.is_information_only
    return {
        "has_fixed": bool(consultation.cannot_change.strip()) or ScopeKind.FIXED in scope,
        "level": plan.level,
        "is_information_only": consultation.is_information_only,
        "has_open": bool(says_open) or ScopeKind.OPEN in scope,
        "people_decide": bool(at_stage & {None, stage.number}),
        "resources_blank": tuple(name for name in RESOURCES if not getattr(running, name)),
        "is_standing": _is_standing(plan.method) or names_standing(stage.how),
        "has_reason": bool(consultation.why_you.strip() or stage.why.strip()),
    }


def _is_standing(key: str) -> bool:
    method = methods.get(key)
    return names_standing(key) if method is None else method.is_standing


def _people(
    consultation: Consultation, groups: Sequence[StakeholderGroup], plan: AskPlan, today: date
) -> dict[str, Any]:
    """What these people told us before, whom we asked a lot, and who is not heard yet."""
    quiet = [
        group.name
        for dimension in heard(consultation.project).dimensions
        for group in dimension.groups
        if group.is_quiet
    ]
    return {
        "told_before": earlier_asks(about_ask(consultation, groups)).count(),
        "has_looked": plan.known_looked_on is not None,
        "needs_plan": plan.needs_plan,
        "resting": len(resting(consultation, today=today)),
        "quiet_groups": tuple(quiet),
    }


def _tries(consultation: Consultation, now: datetime) -> dict[str, Any]:
    """How many tried it, and how many hold a link with which they still can; one statement."""
    tries = list(
        TryOut.objects.filter(consultation=consultation).values_list("said_on", "expires_at")
    )
    return {
        "tried": sum(said_on is not None for said_on, _until in tries),
        "trying": sum(said_on is None and bool(until and until > now) for said_on, until in tries),
    }


def _questions(consultation: Consultation) -> dict[str, Any]:
    """How many questions are worth a look in their words; one statement."""
    language = language_of(consultation)
    found = [looks_of(question, language=language) for question in questions_of(consultation)]
    codes = [{one.code for one in some} for some in found]
    return {
        "unfilled_questions": sum(PLACEHOLDER in some for some in codes),
        "unplain_questions": sum(bool(some - {PLACEHOLDER}) for some in codes),
    }
