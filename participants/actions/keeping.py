"""Letting things go when their time is over: said two weeks ahead, done in batches, resumed where it broke off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max

from access import audit
from access.actors import Actor
from access.bin import with_the_bin
from access.scope import across_organisations, current_organisation, working_in
from organisations.models import Organisation
from participants.domain import keeping
from participants.expiring import kinds
from participants.models import KeepingRun, KeepingVersion
from participants.queries.keeping import rule_now

BATCH = 200
"""How many go in one transaction, with one line in the audit trail."""


@dataclass(slots=True)
class Kept:
    """What one round came to in one organisation: what went, by kind, and which runs were announced."""

    gone: dict[str, int] = field(default_factory=dict)
    announced: list[int] = field(default_factory=list)


def keep_everywhere(*, now: datetime) -> int:
    """Do in every organisation what is due; return how many things went. Twice a day is as once."""
    with across_organisations(reason="what is over goes, whoever it belongs to"):
        homes = list(Organisation.objects.order_by("pk"))
    gone = 0
    for home in homes:
        with working_in(home):
            gone += sum(keep_here(today=now.astimezone(home.zone).date(), now=now).gone.values())
    return gone


@with_the_bin()
def keep_here(*, today: date, now: datetime) -> Kept:
    """Do in the current organisation what is due today, then ask and announce what comes next."""
    rule = rule_now()
    kept = Kept()
    if rule.since is None or rule.since < today:
        _let_go_at_once(rule.days, today, kept)
    for run in KeepingRun.objects.filter(done_at=None).order_by("due_on", "pk"):
        _look_at(run, rule.number, rule.days, today, now, kept)
    for kind in kinds:
        kind.prepare(days=rule.days[kind.kind], today=today)
    _announce(rule.number, rule.days, today, kept)
    return kept


@transaction.atomic
def set_keeping(*, actor: Actor, days: Mapping[str, int]) -> KeepingVersion:
    """Keep things for so many days from now on; nothing goes by the new days before it was announced under them.

    Raises:
        ValidationError: with a code for each kind whose days cannot be chosen.

    """
    chosen = {kind: days[kind] for kind in keeping.TO_CHOOSE if kind in days}
    wrong = keeping.faults(chosen)
    if wrong:
        raise ValidationError({kind: code or "bounds" for kind, code in wrong.items()})
    newest = KeepingVersion.objects.aggregate(newest=Max("number"))["newest"] or 0
    version = KeepingVersion.objects.create(
        organisation=actor.organisation,
        number=newest + 1,
        values=chosen,
        made_by_id=actor.member_id,
    )
    audit.record(actor, "keeping_changed", version, number=version.number)
    return version


class AlreadyGoneError(Exception):
    """It went already; there is nothing left to hold."""


@transaction.atomic
def hold_run(*, actor: Actor, run: KeepingRun, why: str) -> None:
    """Let nothing of what was announced go until somebody says so.

    Raises:
        AlreadyGoneError: when it went.

    """
    current = KeepingRun.objects.select_for_update().get(pk=run.pk)
    if current.done_at is not None:
        raise AlreadyGoneError
    current.held_by_id, current.held_why = actor.member_id, why
    current.save(update_fields=["held_by", "held_why"])
    audit.record(actor, "keeping_held", current)


@transaction.atomic
def release_run(*, actor: Actor, run: KeepingRun, today: date) -> None:
    """Let it go after all: on its day, or tomorrow at the soonest, so that a slip can be taken back."""
    current = KeepingRun.objects.select_for_update().get(pk=run.pk)
    if not current.held_why:
        return
    current.held_by, current.held_why = None, ""
    current.due_on = max(current.due_on, today + timedelta(days=1))
    current.save(update_fields=["held_by", "held_why", "due_on"])
    audit.record(actor, "keeping_released", current)


# One round ----------------------------------------------------------------------------------------


def _let_go_at_once(days: Mapping[str, int], today: date, kept: Kept) -> None:
    """Take away what is kept for days only, which people were told when they typed it."""
    organisation: Any = current_organisation()
    for kind in kinds:
        if not kind.is_announced:
            before = keeping.cutoff(today, days[kind.kind])
            while gone := _one_batch(kind.kind, before, today, organisation):
                kept.gone[kind.kind] = kept.gone.get(kind.kind, 0) + gone


def _look_at(
    run: KeepingRun, rule: int, days: Mapping[str, int], today: date, now: datetime, kept: Kept
) -> None:
    """Carry out what is due, or announce it anew when the days were changed since."""
    if run.rule != rule:
        if not run.held_why:
            _announce_anew(run, rule, days, today, kept)
        return
    is_due = keeping.is_due(
        due_on=run.due_on, today=today, is_held=bool(run.held_why), announced=run.rule, rule=rule
    )
    if not is_due:
        return
    for name in run.counts:
        if name in kinds:
            before = keeping.cutoff(run.due_on, days[name])
            while gone := _one_batch(name, before, today, run):
                kept.gone[name] = kept.gone.get(name, 0) + gone
    KeepingRun.objects.filter(pk=run.pk).update(done_at=now)


@transaction.atomic
def _one_batch(name: str, before: date, today: date, about: models.Model) -> int:
    """Take away one batch of a kind, count it with the run that announced it, and write one line in the audit trail."""
    run = KeepingRun.objects.select_for_update().get(pk=about.pk) if _is_run(about) else None
    if run is not None and (run.held_why or run.done_at is not None):
        return 0
    gone = kinds.get(name).remove(before, on=today, limit=BATCH)
    if gone and run is not None:
        run.gone = {**run.gone, name: run.gone.get(name, 0) + gone}
        run.save(update_fields=["gone"])
    if gone:
        audit.record(None, "kept_long_enough", about, what=name, count=gone)
    return gone


def _is_run(about: models.Model) -> bool:
    return isinstance(about, KeepingRun)


# Saying what will go ------------------------------------------------------------------------------


def _announce(rule: int, days: Mapping[str, int], today: date, kept: Kept) -> None:
    organisation: Any = current_organisation()
    until = today + timedelta(days=keeping.AHEAD)
    for name, day in _own_days(today, until):
        same_day = KeepingRun.objects.filter(due_on=day, done_at=None, counts__has_key=name)
        if not same_day.exists():
            _announce_on(organisation, rule, {name: days[name]}, today, day, kept)
    together = _together()
    waiting = KeepingRun.objects.filter(done_at=None, counts__has_any_keys=together)
    if not waiting.exists():
        _announce_on(organisation, rule, {one: days[one] for one in together}, today, until, kept)


def _own_days(today: date, until: date) -> list[tuple[str, date]]:
    return [(kind.kind, day) for kind in kinds for day in kind.own_days(today, until)]


def _together() -> list[str]:
    """Kinds that are announced in one, while none is announced already: so nothing is counted twice."""
    return [kind.kind for kind in kinds if kind.is_announced and keeping.PERIODS[kind.kind].usual]


def _announce_on(
    organisation: Any, rule: int, days: Mapping[str, int], today: date, due_on: date, kept: Kept
) -> None:
    counts = _counted(days, due_on)
    if counts:
        run = KeepingRun.objects.create(
            organisation=organisation, announced_on=today, due_on=due_on, counts=counts, rule=rule
        )
        audit.record(None, "keeping_announced", run)
        kept.announced.append(run.pk)


@transaction.atomic
def _announce_anew(
    run: KeepingRun, rule: int, days: Mapping[str, int], today: date, kept: Kept
) -> None:
    """Count again under the new days, with two weeks from today; what has nothing left to go is over."""
    current = KeepingRun.objects.select_for_update().get(pk=run.pk)
    is_ours = current.counts.keys() & set(_together())
    due_on = today + timedelta(days=keeping.AHEAD) if is_ours else current.due_on
    names = [name for name in current.counts if name in kinds]
    current.counts = _counted({name: days[name] for name in names}, due_on)
    current.announced_on, current.due_on, current.rule = today, due_on, rule
    if current.counts:
        current.save(update_fields=["announced_on", "due_on", "counts", "rule"])
        audit.record(None, "keeping_announced", current)
        kept.announced.append(current.pk)
    else:
        current.delete()


def _counted(days: Mapping[str, int], due_on: date) -> dict[str, list[int]]:
    found = {
        name: kinds.get(name).count(keeping.cutoff(due_on, kept_for), on=due_on)
        for name, kept_for in days.items()
    }
    return {name: [one.number, one.projects] for name, one in found.items() if one.number}
