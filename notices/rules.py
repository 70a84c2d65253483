"""What a reminder rule is: one folder, one object with these members, one line in its app's registry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from kinds.registry import Registry
from notices.domain import pace as paces

if TYPE_CHECKING:
    from notices.models import Notice


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person a rule wants told, in which role; `skip` names the reason when that person is left out."""

    kind: str
    key: str
    role: str = ""
    skip: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing to tell about a subject, and to whom. `code` makes it unique: never told twice.

    `urgency` says how early it leaves, and its line stands among others; without one, the rule's counts.
    """

    code: str
    recipients: Sequence[Recipient]
    skip: str = ""
    urgency: int | None = None


class Rule(Protocol):
    """A reason to tell somebody something.

    All methods but `due` run inside the scope of the subject's organisation. A rule only reads, except in `delivered`
    and `failed`, which run in the transaction that records the hand-over.
    """

    kind: str
    """Stable key, part of every notice's key."""
    template: str
    """Prefix of the templates: `<template>/subject.txt`, `<template>/body.txt` (and `line.txt` for digests)."""
    waits_for_digest: bool
    """Whether several notices to one person may share one message. Overdue and re-telling never wait."""

    @property
    def label(self) -> object:
        """What people read when they ask which rule wrote to them."""
        ...

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return (organisation id, subject id) of everything to look at: one indexed query over all organisations."""
        ...

    def load(self, subject_ids: Sequence[int]) -> Sequence[Any]:
        """Return the subjects with whatever the other members read, in a fixed number of queries.

        A subject has a `pk`, the id that `due` named, and is a model's row or has a `reference` of its own.
        """
        ...

    def occasions(self, subject: Any, now: datetime) -> Sequence[Occasion]:
        """Return what is to be told about the subject at `now`, with every reason for what is not."""
        ...

    def still_needed(self, notice: "Notice", now: datetime) -> str:
        """Return "" when the notice should go out, or the reason why it no longer should."""
        ...

    def context(self, notice: "Notice", now: datetime) -> dict[str, Any]:
        """Return what the templates read; links are minted here, just before rendering."""
        ...

    def delivered(self, notice: "Notice", now: datetime) -> None:
        """Record what follows from the message having been handed over."""
        ...

    def failed(self, notice: "Notice", reason: str, now: datetime) -> None:
        """Record what follows from the message having failed for good."""
        ...


@runtime_checkable
class Settles(Protocol):
    """A rule that keeps an index of what is due, and moves it on once everything due was planned."""

    def settle(self, subjects: Sequence[Any], now: datetime) -> None:
        """Move on for these subjects, all planned without a fault by every rule in this tick."""
        ...


@runtime_checkable
class LocksFirst(Protocol):
    """A rule that changes rows, in `delivered` and `failed`, which other actions lock in an order of their own."""

    def lock(self, notices: Sequence["Notice"]) -> None:
        """Lock what will be changed for all of these, in that order, before anything of it is."""
        ...


@runtime_checkable
class NamesPeople(Protocol):
    """A rule that writes to everybody on a list, answered or not, so that seeing whom it wrote to shows nobody's answer.

    Where a rule does not say so, no page shows to which participant its messages went.
    """

    names_people: bool


FOREMOST, EARLY = 200, 100
"""The urgency of what keeps people safe or somebody waits for at a screen, and of what else a few should hear at once."""
NOW, SOON, MORNING, WEEKLY = paces.NOW, paces.SOON, paces.MORNING, paces.WEEKLY
PACES = paces.PACES


@runtime_checkable
class Paced(Protocol):
    """A rule whose messages may wait for others to the same person. Those of every other rule go at once."""

    pace: str
    """One of `PACES`."""


@runtime_checkable
class PacesEach(Protocol):
    """A rule of which some messages may wait less than others."""

    def pace_for(self, notice: "Notice") -> str:
        """Return one of `PACES`, from the notice alone."""
        ...


@runtime_checkable
class NeededBy(Protocol):
    """A rule whose messages would break a promise if they waited for others too long."""

    def needed_by(self, notices: Sequence["Notice"]) -> Mapping[int, datetime]:
        """Return, by id, the last moment of each that has one. Runs in the organisation's scope, a fixed number of statements."""
        ...


@runtime_checkable
class Prepares(Protocol):
    """A rule that reads what many messages need at once, so that each costs less."""

    def contexts(self, notices: Sequence["Notice"], now: datetime) -> Mapping[int, dict[str, Any]]:
        """Return what `context` would, by notice's id."""
        ...


@runtime_checkable
class Urgent(Protocol):
    """A rule that says how early its messages leave, and its lines stand where several share one. Every other rule's are at 0."""

    urgency: int
    """The higher, the earlier; kept with each notice. No mail to many people stands above what is for one."""


def pace_of(rule: Rule) -> str:
    """Return how long messages of a rule may wait: one of `PACES`."""
    return rule.pace if isinstance(rule, Paced) else NOW


def pace_of_notice(notice: "Notice") -> str:
    """Return how long a notice may wait; one whose rule is gone waits for nothing."""
    if notice.rule not in rules:
        return NOW
    rule = rules.get(notice.rule)
    return rule.pace_for(notice) if isinstance(rule, PacesEach) else pace_of(rule)


def urgency_of(rule: Rule) -> int:
    """Return how early a rule's messages leave, and its lines stand among others; the higher, the earlier."""
    return rule.urgency if isinstance(rule, Urgent) else 0


def reference(subject: Any) -> str:
    """Return how notices name the subject: `consultation:12`."""
    own: str = getattr(subject, "reference", "")
    return own or f"{subject._meta.model_name}:{subject.pk}"


def subject_id(notice: "Notice") -> int:
    """Return the id of what the notice is about."""
    return int(notice.subject.rpartition(":")[2])


rules: Registry[Rule] = Registry("reminder rule")
"""Every rule of every app, filled in `AppConfig.ready`."""
