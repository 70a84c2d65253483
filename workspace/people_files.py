"""Files about people: a list that is taken out, at once or as long work, and the report on a list that was brought in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access.actors import Actor
from jobs.kinds import CannotGoOnError, Progress
from jobs.models import Job
from organisations.models import Organisation
from organisations.queries import actor_of_account
from participants.actions.taking_out import fill_file, note_report
from participants.policies import may_fetch
from participants.queries.lists import cells_of, results
from participants.queries.taking_out import file_of_job
from participants.sheets import CSV, TYPES, as_file
from workspace.people_chosen import chosen
from workspace.people_list_rows import report_row

TAKE_OUT = "take_people_out"


def download(content: bytes, kind: str, name: str, home: Organisation) -> HttpResponse:
    """Return a file to be saved, named for the organisation and the day."""
    today = timezone.now().astimezone(home.zone).date()
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-{home.slug}-{today:%Y-%m-%d}.{kind}"'
    }
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)


def list_report(*, actor: Actor, people_list: Any, result: str) -> HttpResponse:
    """Return what became of the rows, in front of what stands in them; mended, it can be brought in again as it is."""
    found = list(results(people_list, result).select_related(None))
    cells = cells_of(people_list, [row.number for row in found])
    headings = [_("Row"), _("What became of it"), _("Why"), *people_list.headings]
    rows = [[*report_row(row), *cells.get(row.number, [])] for row in found]
    content, count = as_file(CSV, headings, rows)
    note_report(actor=actor, people_list=people_list, rows=count)
    return download(content, CSV, "report", people_list.organisation)


class TakePeopleOut:
    """How a long list is made; `jobs.kinds.JobKind` says when each part is called. One step makes the whole file."""

    kind = TAKE_OUT
    label = gettext_lazy("Taking a list out")
    problems: Mapping[str, Any] = {
        "may_not": gettext_lazy(
            "Whoever asked for it may not see people’s details any more. Ask an owner to take the list out."
        ),
    }

    def begin(self, job: Job) -> "TakingOut":
        """Find what was asked for, and whether it still may be."""
        file, actor = file_of_job(job.pk), actor_of_account(job.started_by_id)
        if file is None or actor is None or not may_fetch(actor, file):
            raise CannotGoOnError("may_not")
        return TakingOut(file, actor)

    def progress(self, job: Job) -> str:
        """Return how many people it is about."""
        return _("%(n)s people") % {"n": number_format(job.total, force_grouping=True)}

    def address(self, job: Job) -> str:
        """Return where the file is fetched."""
        found = file_of_job(job.pk)
        if found is None or found.content is None:
            return ""
        where = {"org": job.organisation.slug, "pk": found.pk}
        return reverse("workspace:people_file_detail", kwargs=where)

    def ended(self, job: Job, now: datetime) -> None:
        """Nothing more belongs to the end: taking out was written down with the file."""


class TakingOut:
    """One worker's hold on a file to be made."""

    def __init__(self, file: Any, actor: Actor) -> None:
        """Take the file and whoever asked for it."""
        self.file, self.actor = file, actor

    def step(self, job: Job, now: datetime) -> Progress:
        """Make the file of everybody whom the actor may see now."""
        del now
        who = chosen(self.actor, self.file.query)
        rows = fill_file(actor=self.actor, file=self.file, who=who)
        return Progress(job.total, is_done=True, counts={"rows": rows})
