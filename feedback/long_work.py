"""Long work of this app: making a file of answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from access.actors import Actor
from feedback.actions.taking_out import TAKE_OUT, fill_answers
from feedback.models import ResultFile
from feedback.policies import may_fetch_results, may_take_out
from feedback.queries.taking_out import file_of_job
from jobs.kinds import CannotGoOnError, Progress
from jobs.models import Job
from organisations.queries import actor_of_account


class TakeAnswersOut:
    """How a file of answers is made; `jobs.kinds.JobKind` says when each part is called. One step makes the whole file."""

    kind = TAKE_OUT
    label = gettext_lazy("Taking answers out")
    problems: Mapping[str, Any] = {
        "may_not": gettext_lazy("Whoever asked for it may not take answers out any more."),
    }

    def begin(self, job: Job) -> "TakingAnswersOut":
        """Find what was asked for, and whether it still may be."""
        file, actor = file_of_job(job.pk), actor_of_account(job.started_by_id)
        if file is None or actor is None or not may_fetch_results(actor, file):
            raise CannotGoOnError("may_not")
        if not may_take_out(actor, file.consultation):
            raise CannotGoOnError("may_not")
        return TakingAnswersOut(file, actor)

    def progress(self, job: Job) -> str:
        """Return how many people it is about."""
        return ngettext("%(n)s person", "%(n)s people", job.total) % {"n": job.total}

    def address(self, job: Job) -> str:
        """Return where the file is fetched."""
        found = file_of_job(job.pk)
        if found is None or found.content is None:
            return ""
        where = {"org": job.organisation.slug, "pk": found.pk}
        return reverse("feedback:answers_file", kwargs=where)

    def ended(self, job: Job, now: datetime) -> None:
        """Nothing more belongs to the end: taking out was written down with the file."""


class TakingAnswersOut:
    """One worker's hold on a file to be made."""

    def __init__(self, file: ResultFile, actor: Actor) -> None:
        """Take the file and whoever asked for it."""
        self.file, self.actor = file, actor

    def step(self, job: Job, now: datetime) -> Progress:
        """Make the file, as far as the actor may read now."""
        del now
        rows = fill_answers(actor=self.actor, file=self.file)
        return Progress(job.total, is_done=True, counts={"rows": rows})
