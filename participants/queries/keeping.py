"""Reads about how long things are kept, what will go, and what went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.scope import current_organisation
from participants import terms
from participants.domain import keeping
from participants.expiring import kinds
from participants.models import Erasure, KeepingQuestion, KeepingRun, KeepingVersion


@dataclass(frozen=True, slots=True)
class Rule:
    """For how many days each kind is kept now, by which version, since which local day."""

    number: int
    days: Mapping[str, int]
    since: date | None


def rule_now() -> Rule:
    """Return what holds in the current organisation; one statement."""
    organisation: Any = current_organisation()
    newest = KeepingVersion.objects.order_by("-number").first()
    if newest is None:
        return Rule(0, keeping.days_of({}), None)
    since = newest.made_at.astimezone(organisation.zone).date()
    return Rule(newest.number, keeping.days_of(newest.values), since)


@dataclass(frozen=True, slots=True)
class Going:
    """What goes, or went, of one kind, in words."""

    label: Any
    words: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """One announcement: when it goes, what, and whether somebody holds it."""

    pk: int
    announced_on: date
    due_on: date
    done_on: date | None
    held_by: str
    held_why: str
    lines: Sequence[Going]

    @property
    def is_held(self) -> bool:
        """Whether somebody said that it waits."""
        return bool(self.held_why)


def runs() -> tuple[list[RunRow], list[RunRow]]:
    """Return what is announced, the soonest first, and the last ten that went; two statements."""
    rows = KeepingRun.objects.select_related("held_by__user")
    ahead = rows.filter(done_at=None).order_by("due_on", "pk")
    gone = rows.exclude(done_at=None).order_by("-done_at", "-pk")[:10]
    return [_row(one, one.counts) for one in ahead], [_row(one, one.gone) for one in gone]


def _row(run: KeepingRun, counts: Mapping[str, Any]) -> RunRow:
    organisation: Any = current_organisation()
    return RunRow(
        pk=run.pk,
        announced_on=run.announced_on,
        due_on=run.due_on,
        done_on=run.done_at.astimezone(organisation.zone).date() if run.done_at else None,
        held_by=str(run.held_by) if run.held_by else "",
        held_why=run.held_why,
        lines=going(counts),
    )


def going(counts: Mapping[str, Any]) -> list[Going]:
    """Return counts in words, "214 in 3 projects"."""
    return [
        Going(kinds.get(name).label, _how_many(found))
        for name, found in counts.items()
        if name in kinds
    ]


def _how_many(found: Any) -> str:
    number, projects = found if isinstance(found, list) else (found, 0)
    if not projects:
        return str(number)
    words = ngettext(
        "%(number)s in %(projects)s project", "%(number)s in %(projects)s projects", projects
    )
    return words % {"number": number, "projects": projects}


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """For how long one kind is kept, in words."""

    kind: str
    label: Any
    days: int
    is_chosen: bool
    is_announced: bool

    @property
    def words(self) -> str:
        """Such as "12 months" or "7 days"."""
        return period_words(self.days)


def periods() -> list[PeriodRow]:
    """Return for how long each kind is kept in the current organisation; one statement."""
    days = rule_now().days
    return [
        PeriodRow(
            kind.kind,
            kind.label,
            days[kind.kind],
            days[kind.kind] != keeping.PERIODS[kind.kind].usual,
            kind.is_announced,
        )
        for kind in kinds
        if keeping.PERIODS[kind.kind].usual
    ]


DAYS_IN_A_MONTH = 365 / 12
SHORT = 60


def period_words(days: int) -> str:
    """Return so many days as people say it: whole months where it is months."""
    months = round(days / DAYS_IN_A_MONTH)
    if days >= SHORT and abs(days - months * DAYS_IN_A_MONTH) < 1:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


@dataclass(frozen=True, slots=True)
class ErasedRow:
    """That somebody was erased: a mark, by whom and why. Who it was stands nowhere."""

    mark: str
    erased_on: date
    by: str
    because: Any


def erased(limit: int = 20) -> list[ErasedRow]:
    """Return the newest erasures of the current organisation; one statement."""
    rows = Erasure.objects.select_related("by__user").order_by("-erased_on", "pk")[:limit]
    return [
        ErasedRow(
            one.mark[:12],
            one.erased_on,
            str(one.by) if one.by else _by_nobody(one),
            terms.ERASED_BECAUSE.get(one.reason, ""),
        )
        for one in rows
    ]


def _by_nobody(one: Erasure) -> str:
    return _("they themselves") if one.asked_by_themselves else _("Coprod itself")


def would_go(today: date) -> dict[str, list[int]]:
    """Return what would go today in the current organisation if nothing had to be announced, by kind; nothing changes."""
    days = rule_now().days
    found = {
        kind.kind: kind.count(keeping.cutoff(today, days[kind.kind]), on=today) for kind in kinds
    }
    return {name: [one.number, one.projects] for name, one in found.items() if one.number}


def announced_since(day: date) -> list[tuple[int, int]]:
    """Return (organisation, run) of what was announced since then and has not gone; one statement."""
    rows = KeepingRun.objects.filter(done_at=None, announced_on__gte=day)
    return list(rows.order_by("pk").values_list("organisation_id", "pk"))


def announced(ids: Sequence[int]) -> list[KeepingRun]:
    """Return those of these announcements that have not gone; one statement."""
    rows = KeepingRun.objects.filter(pk__in=ids, done_at=None).select_related("organisation")
    return list(rows.order_by("pk"))


def asked_since(day: date) -> list[tuple[int, int]]:
    """Return (organisation, question) of everybody to be asked since then whether they want to stay; one statement."""
    rows = KeepingQuestion.objects.filter(asked_on__gte=day)
    return list(rows.order_by("pk").values_list("organisation_id", "pk"))


def questions(ids: Sequence[int]) -> list[KeepingQuestion]:
    """Return those of these questions that wait for an answer; one statement."""
    rows = KeepingQuestion.objects.filter(pk__in=ids).select_related("organisation")
    return list(rows.order_by("pk"))
