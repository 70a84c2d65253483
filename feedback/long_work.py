"""Long work of this app: making a file of answers, and bringing one in."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from access.actors import Actor
from feedback.actions.answer_files import RowsGoneError, bring_in, note_end
from feedback.actions.entering import TooLateError
from feedback.actions.taking_out import TAKE_OUT, fill_answers
from feedback.models import AnswerFile, ResultFile
from feedback.policies import may_fetch_results, may_see_answer_file, may_take_out
from feedback.queries import answer_files
from feedback.queries.taking_out import file_of_job
from jobs.kinds import CannotGoOnError, Progress
from jobs.models import Job
from organisations.queries import actor_of_account

BRING_IN = "bring_answers_in"
AT_A_TIME = 200
"""Rows of one step; while it lasts, answers sent at the same moment wait for it."""


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


class BringAnswersIn:
    """How a file of answers is brought in; `jobs.kinds.JobKind` says when each part is called."""

    kind = BRING_IN
    label = gettext_lazy("Bringing answers in")
    problems: Mapping[str, Any] = {
        "file_gone": gettext_lazy(
            "The rows of this file were let go before it was done. Bring the file in again; what is in stays as it is."
        ),
        "may_not": gettext_lazy(
            "Whoever began it may not bring answers in any more. Ask somebody who may to bring the file in."
        ),
        "too_late": gettext_lazy(
            "The result was made before it was done, so the rest did not come in: it would change counts that people have seen."
        ),
    }

    def begin(self, job: Job) -> "BringingAnswersIn":
        """Open the file where the last finished step ended."""
        file, actor = answer_files.file_of_job(job.pk), actor_of_account(job.started_by_id)
        if file is None or file.content is None:
            raise CannotGoOnError("file_gone")
        if actor is None or not may_see_answer_file(actor, file):
            raise CannotGoOnError("may_not")
        return BringingAnswersIn(file, job.position)

    def progress(self, job: Job) -> str:
        """Return how many rows are done, and what they came to."""
        done = _("%(n)s of %(total)s rows") % {
            "n": number_format(job.position, force_grouping=True),
            "total": number_format(job.total, force_grouping=True),
        }
        return " · ".join([done, *counted(job.counts)])

    def address(self, job: Job) -> str:
        """Return the page of the file."""
        found = answer_files.file_of_job(job.pk)
        if found is None:
            return ""
        where = {"org": job.organisation.slug, "pk": found.pk}
        return reverse("feedback:answer_file_detail", kwargs=where)

    def ended(self, job: Job, now: datetime) -> None:
        """Note it down."""
        del now
        found = answer_files.file_of_job(job.pk)
        if found is not None:
            note_end(file=found, job=job, actor=actor_of_account(job.started_by_id))


class BringingAnswersIn:
    """One worker's hold on a file: the rows are read on from step to step."""

    def __init__(self, file: AnswerFile, position: int) -> None:
        """Open the rows after `position`. Those before are read once more: equal rows are told apart by counting."""
        self.file, self.reader = file, answer_files.reader_for(file)
        self.rows = islice(answer_files.planned(file, self.reader), position, None)

    def step(self, job: Job, now: datetime) -> Progress:
        """Bring in the next rows."""
        plans = list(islice(self.rows, AT_A_TIME))
        version = self.reader.sheet.version
        try:
            done = bring_in(file=self.file, plans=plans, version=version, now=now)
        except RowsGoneError as gone:
            raise CannotGoOnError("file_gone") from gone
        except TooLateError as late:
            raise CannotGoOnError("too_late") from late
        counts = dict(job.counts)
        for one in done:
            counts[one.result] = counts.get(one.result, 0) + 1
        return Progress(job.position + len(plans), len(plans) < AT_A_TIME, counts)


def counted(counts: Mapping[str, int]) -> list[str]:
    """Return what the rows came to, in words, without what did not occur."""
    words = {
        "added": _("%(n)s came in"),
        "known": _("%(n)s were here already"),
        "left_out": _("%(n)s left out"),
    }
    return [
        said % {"n": number_format(counts[code], force_grouping=True)}
        for code, said in words.items()
        if counts.get(code)
    ]
