"""Planning: every rule says what is due, and each thing to tell becomes one notice, however many planners run."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import transaction

from access.scope import across_organisations, working_in
from notices.inserting import insert_rows
from notices.looks import one_look
from notices.models import Channel, Notice
from notices.queries import notice_key, reasons_of_existing, recipient_name, skips_of
from notices.rules import Occasion, Recipient, Rule, Settles, reference, rules, urgency_of
from notices.scopes import organisations

logger = logging.getLogger(__name__)

SUBJECTS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Due:
    """One notice that is to be made unless it was made before; the fields are those of `Notice`."""

    organisation_id: int
    key: str
    rule: str
    subject: str
    occasion: str
    recipient_kind: str
    recipient_key: str
    role: str
    planned_at: datetime
    urgency: int


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
        self.noted: set[str] = set()

    def run(self) -> Plan:
        with one_look():
            return self._run()

    def _run(self) -> Plan:
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
                yield from self._plan_subjects(rule, organisation, subjects)

    def _plan_subjects(
        self, rule: Rule, organisation: Any, subjects: Sequence[Any]
    ) -> Iterator[Any]:
        """Plan for everybody to be told of these subjects; yield those that were planned without a fault.

        All go in with one statement. When it is refused each subject goes in by itself, so that a broken one holds back no other.
        """
        wanted = [(one, self._asked(rule, organisation, one)) for one in subjects]
        whole = [(one, found) for one, found in wanted if found is not None]
        if not self._insert(rule, [each for _one, found in whole for each in found]):
            refused = [(one, found) for one, found in whole if not self._insert(rule, found)]
            for one, _found in refused:
                self._fault(rule, organisation, one)
            whole = [each for each in whole if each not in refused]
        yield from (one for one, _found in whole)

    def _asked(self, rule: Rule, organisation: Any, subject: Any) -> list[Due] | None:
        """The notices for everybody to be told of a subject, or None when the rule failed for it."""
        name = reference(subject)
        try:
            return [
                self._due_notice(rule, organisation, name, *each)
                for each in self._wanted(rule, name, subject)
            ]
        except Exception:
            logger.exception("Rule %s failed for %s", rule.kind, name)
            self._fault(rule, organisation, subject)
            return None

    def _wanted(self, rule: Rule, name: str, subject: Any) -> list[tuple[Recipient, Occasion]]:
        """Everybody to be told; everybody else is noted as skipped."""
        wanted = []
        for occasion in rule.occasions(subject, self.now):
            for _recipient, reason in skips_of(occasion):
                self.plan.skip(rule.kind, name, reason)
            if not occasion.skip:
                wanted += [(each, occasion) for each in occasion.recipients if not each.skip]
        return wanted

    def _due_notice(
        self, rule: Rule, organisation: Any, name: str, recipient: Recipient, occasion: Occasion
    ) -> Due:
        return Due(
            organisation_id=organisation.pk,
            key=notice_key(rule.kind, name, recipient, occasion.code),
            rule=rule.kind,
            subject=name,
            occasion=occasion.code,
            recipient_kind=recipient.kind,
            recipient_key=recipient.key,
            role=recipient.role,
            planned_at=self.now,
            urgency=urgency_of(rule) if occasion.urgency is None else occasion.urgency,
        )

    def _insert(self, rule: Rule, notices: Sequence[Due]) -> bool:
        """Insert what is new, all or nothing, and note it; return whether the database took it."""
        if not notices:
            return True
        if self.is_preview:
            self._note(notices, reasons_of_existing(one.key for one in notices))
            return True
        try:
            with transaction.atomic():
                new = insert_new(notices)
        except Exception:
            logger.exception("Rule %s: %d notices were refused", rule.kind, len(notices))
            return False
        self._note(notices, {one.key: "already_planned" for one in notices if one.key not in new})
        return True

    def _note(self, notices: Sequence[Due], reasons: Mapping[str, str]) -> None:
        for one in notices:
            # Two subjects of a rule may call for the same notice.
            reason = "already_planned" if one.key in self.noted else reasons.get(one.key, "")
            if reason:
                self.plan.skip(one.rule, one.subject, reason)
                continue
            self.noted.add(one.key)
            told = recipient_name(one.recipient_kind, one.recipient_key)
            self.plan.notices.append(
                Planned(one.rule, one.occasion, one.subject, told, one.role, Channel.EMAIL)
            )

    def _fault(self, rule: Rule, organisation: Any, subject: Any) -> None:
        self.plan.skip(rule.kind, reference(subject), "error")
        self.failed.add((organisation.pk, subject.pk))

    def _settle(self, rule: Rule, organisation: Any, subjects: Sequence[Any]) -> None:
        whole = [one for one in subjects if (organisation.pk, one.pk) not in self.failed]
        if not whole or not isinstance(rule, Settles):
            return
        try:
            with working_in(organisation):
                rule.settle(whole, self.now)
        except Exception:
            logger.exception("Rule %s could not move on", rule.kind)


def insert_new(notices: Sequence[Due]) -> set[str]:
    """Insert those notices whose keys exist nowhere yet; return the keys of the new ones."""
    columns = {one.name: [getattr(each, one.name) for each in notices] for one in fields(Due)}
    return set(insert_rows(Notice, columns, back="key", unless_known_by="key"))
