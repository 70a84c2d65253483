"""A job as pages show it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jobs.actions import NO_WAY_THROUGH, UNKNOWN_KIND
from jobs.kinds import kinds
from jobs.models import Job, JobState
from jobs.queries import OPEN


@dataclass(frozen=True, slots=True)
class ShownJob:
    """Long work in words; `address` is where its outcome stands, `problem` says why it failed and what to do."""

    id: int
    label: Any
    subject: str
    state: str
    progress: str
    position: int
    total: int
    address: str
    problem: Any
    is_open: bool
    is_stopping: bool

    @property
    def has_failed(self) -> bool:
        """Whether it could not be finished."""
        return self.state == JobState.FAILED

    @property
    def is_stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self.state == JobState.STOPPED

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has begun it yet."""
        return self.state == JobState.WAITING


def shown(job: Job) -> ShownJob:
    """Return the job in words, also when no kind answers for it any more."""
    kind = kinds.get(job.kind) if job.kind in kinds else None
    return ShownJob(
        id=job.pk,
        label=kind.label if kind else _("Work in the background"),
        subject=job.subject,
        state=job.state,
        progress=kind.progress(job) if kind else "",
        position=job.position,
        total=job.total,
        address=kind.address(job) if kind else "",
        problem=_problem(job, kind.problems if kind else {}),
        is_open=job.state in OPEN,
        is_stopping=job.state in OPEN and job.stop_asked_at is not None,
    )


def _problem(job: Job, sentences: Any) -> Any:
    ours = {
        NO_WAY_THROUGH: _(
            "Something went wrong three times at the same place. What was done before stands. Tell whoever runs this installation."
        ),
        UNKNOWN_KIND: _("This version of Coprod cannot do this work any more."),
    }
    return {**ours, **sentences}.get(job.problem, ours[NO_WAY_THROUGH]) if job.problem else ""
