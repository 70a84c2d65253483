"""Kinds of long work: one registry, filled by the apps that have long work to do.

Work is done in steps. Each step is one transaction that also saves how far the work is, so a killed worker loses one step at
most, and whoever takes over begins where the last finished step ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from jobs.models import Job
from kinds import Kind, Registry


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is after a step; `counts` are what people are told at the end, by code."""

    position: int
    is_done: bool
    counts: Mapping[str, int] = field(default_factory=dict)


class CannotGoOnError(Exception):
    """The work cannot be finished, and trying again would not help; the text is a code of the kind's `problems`."""


class Work(Protocol):
    """One worker's hold on a job: what it has opened stays open from step to step."""

    def step(self, job: Job, now: datetime) -> Progress:
        """Do a bounded part of the work from `job.position` on, inside the step's transaction and the organisation's scope."""
        ...


class JobKind(Kind, Protocol):
    """One kind of long work. All members run inside the organisation's scope."""

    problems: Mapping[str, Any]
    """A sentence for each reason for which work of this kind fails, saying what to do."""

    def begin(self, job: Job) -> Work:
        """Open what the work reads. Called once by each worker that takes the job up."""
        ...

    def progress(self, job: Job) -> str:
        """Return how far it is, in words: "1,240 of 3,000 rows"."""
        ...

    def address(self, job: Job) -> str:
        """Return the page on which the outcome stands; empty where it is gone."""
        ...

    def ended(self, job: Job, now: datetime) -> None:
        """Do what belongs to the end, in the transaction that ends the job: done, stopped or failed."""
        ...


kinds: Registry[JobKind] = Registry("kind of job")
