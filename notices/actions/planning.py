"""Planning: every rule says what is due, and each thing to tell becomes one notice, however many planners run."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import connection, transaction

from access.scope import across_organisations, working_in
from notices.models import Channel, Notice
from notices.queries import notice_key, reasons_of_existing, recipient_name, skips_of
from notices.rules import Recipient, Rule, Settles, reference, rules, urgency_of
from notices.scopes import organisations

logger = logging.getLogger(__name__)

SUBJECTS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Planned:
    """One notice: who is told what, in which role, over which channel."""

    rule: str
    occasion: str
    subject: str
    recipient: str
    role: str
    channel: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """That a rule left something out, and the code of the reason."""

    rule: str
    subject: str
    reason: str


@dataclass(slots=True)
class Plan:
    """What one tick planned and left out."""

    notices: list[Planned] = field(default_factory=list)
    _skipped: dict[Skipped, None] = field(default_factory=dict)

    @property
    def skipped(self) -> list[Skipped]:
        """Everything left out, each once, in the order in which it was found."""
        return list(self._skipped)

    def skip(self, rule: str, subject: str, reason: str) -> None:
        """Note that something was left out."""
        self._skipped[Skipped(rule, subject, reason)] = None


def plan(*, now: datetime) -> Plan:
    """Insert a notice for everything due at `now` that has none yet; return what was planned and left out.

    A rule or subject that fails is logged and left out; all others go on. Planning twice, or in two processes at once,
    makes the same notices once.
    """
    return _Tick(now, is_preview=False).run()


def preview(*, now: datetime) -> Plan:
    """Return what `plan` would do at `now`, and write nothing."""
    return _Tick(now, is_preview=True).run()


class _Tick:
    """One run over all rules."""

    def __init__(self, now: datetime, *, is_preview: bool) -> None:
        self.now = now
        self.is_preview = is_preview
        self.plan = Plan()
        self.failed: set[tuple[int, int]] = set()

    def run(self) -> Plan:
        # Every rule looks before any rule moves its index on, so that rules may share one.
        due = [(rule, self._due(rule)) for rule in rules]
        ids = {organisation_id for _rule, found in due for organisation_id in found}
        scopes = organisations(ids)
        done = [
            (
                rule,
                scopes[organisation_id],
                list(self._plan_in(rule, scopes[organisation_id], found)),
            )
            for rule, by_organisation in due
            for organisation_id, found in by_organisation.items()
            if organisation_id in scopes
        ]
        if not self.is_preview:
            for rule, organisation, subjects in done:
                self._settle(rule, organisation, subjects)
        return self.plan

    def _due(self, rule: Rule) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        try:
            with across_organisations(reason="a rule's due rows are found over all organisations"):
                for organisation_id, subject_id in rule.due(self.now):
                    found[organisation_id].append(subject_id)
        except Exception:
            logger.exception("Rule %s could not say what is due", rule.kind)
            self.plan.skip(rule.kind, "", "error")
        return found

    def _plan_in(self, rule: Rule, organisation: Any, ids: Sequence[int]) -> Iterator[Any]:
        """Plan a rule's subjects in one organisation; yield those that were planned without a fault."""
        with working_in(organisation):
            for some in batched(ids, SUBJECTS_AT_ONCE):
                try:
                    subjects = rule.load(some)
                except Exception:
                    logger.exception("Rule %s could not load %s", rule.kind, some)
                    self.plan.skip(rule.kind, "", "error")
                    self.failed |= {(organisation.pk, one) for one in some}
                    continue
                for subject in subjects:
                    if self._plan_subject(rule, organisation, subject):
                        yield subject

    def _plan_subject(self, rule: Rule, organisation: Any, subject: Any) -> bool:
        name = reference(subject)
        try:
            if wanted := self._wanted(rule, name, subject):
                self._plan_all(organisation, wanted)
        except Exception:
            logger.exception("Rule %s failed for %s", rule.kind, name)
            self.plan.skip(rule.kind, name, "error")
            self.failed.add((organisation.pk, subject.pk))
            return False
        return True

    def _wanted(self, rule: Rule, name: str, subject: Any) -> list[tuple[str, str, Recipient, str]]:
        """Everybody to be told; everybody else is noted as skipped."""
        wanted = []
        for occasion in rule.occasions(subject, self.now):
            for _recipient, reason in skips_of(occasion):
                self.plan.skip(rule.kind, name, reason)
            if not occasion.skip:
                wanted += [
                    (rule.kind, name, recipient, occasion.code)
                    for recipient in occasion.recipients
                    if not recipient.skip
                ]
        return wanted

    def _plan_all(
        self, organisation: Any, wanted: Sequence[tuple[str, str, Recipient, str]]
    ) -> None:
        """Plan for everybody to be told of one subject, all or nobody."""
        if self.is_preview:
            existing = reasons_of_existing(notice_key(*one) for one in wanted)
            for one in wanted:
                self._plan_one(organisation, one, existing.get(notice_key(*one), ""))
            return
        with transaction.atomic():
            for one in wanted:
                self._plan_one(organisation, one, "")

    def _plan_one(
        self, organisation: Any, one: tuple[str, str, Recipient, str], existing: str
    ) -> None:
        rule, name, recipient, occasion = one
        notice = Notice(
            organisation_id=organisation.pk,
            key=notice_key(*one),
            rule=rule,
            subject=name,
            occasion=occasion,
            recipient_kind=recipient.kind,
            recipient_key=recipient.key,
            role=recipient.role,
            planned_at=self.now,
            urgency=urgency_of(rules.get(rule)),
        )
        if existing or not (self.is_preview or insert_if_new(notice)):
            self.plan.skip(rule, name, existing or "already_planned")
            return
        told = recipient_name(recipient.kind, recipient.key)
        self.plan.notices.append(Planned(rule, occasion, name, told, recipient.role, Channel.EMAIL))

    def _settle(self, rule: Rule, organisation: Any, subjects: Sequence[Any]) -> None:
        whole = [one for one in subjects if (organisation.pk, one.pk) not in self.failed]
        if not whole or not isinstance(rule, Settles):
            return
        try:
            with working_in(organisation):
                rule.settle(whole, self.now)
        except Exception:
            logger.exception("Rule %s could not move on", rule.kind)


def insert_if_new(notice: Notice) -> bool:
    """Insert the notice unless one with its key exists; return whether it was new.

    The one place with SQL of our own: the database settles who is first, on SQLite and PostgreSQL alike, and a broken row is
    an error instead of being taken for a double.
    """
    fields = [one for one in Notice._meta.concrete_fields if not one.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(one.column)) for one in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [one.get_db_prep_save(getattr(notice, one.attname), connection) for one in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(Notice._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 -- names of our own columns
            f" ON CONFLICT ({quote('key')}) DO NOTHING RETURNING {quote('id')}",
            values,
        )
        row = cursor.fetchone()
    notice.pk = row[0] if row else None
    return row is not None
