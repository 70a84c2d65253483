"""The work of bringing in a list: so many rows at a time, into the register and into their project together."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from access.actors import Actor
from jobs.kinds import CannotGoOnError, Progress
from jobs.models import Job
from organisations.queries import actor_of_account
from participants.actions.lists import Brought, RowsGoneError, bring_in, note_end
from participants.domain.columns import Row
from participants.list_terms import our_spellings
from participants.policies import may_see_list
from participants.queries.lists import brought_before, earlier_people, list_of_job, read_rows
from projects.actions import add_groups, place_people
from projects.models import Project
from workspace.people_seen import people_seen, projects_offered

AT_A_TIME = 500
BRING_IN = "bring_in_people"


class BringInPeople:
    """How a list is brought in; `jobs.kinds.JobKind` says when each part is called."""

    kind = BRING_IN
    label = gettext_lazy("Bringing in a list")
    problems: Mapping[str, Any] = {
        "file_gone": gettext_lazy(
            "The rows of this list were let go before it was done. Bring the file in again; who is in already stays as they are."
        ),
        "may_not": gettext_lazy(
            "Whoever began it may not see people’s details any more. Ask an owner, or somebody on the project’s team, to bring it in."
        ),
    }

    def begin(self, job: Job) -> "BringingIn":
        """Open the list where the last finished step ended."""
        people_list = list_of_job(job.pk)
        if people_list is None or people_list.content is None:
            raise CannotGoOnError("file_gone")
        actor = actor_of_account(job.started_by_id)
        if actor is None or not may_see_list(actor, people_list):
            raise CannotGoOnError("may_not")
        return BringingIn(people_list, _project(people_list, actor), actor, job.position)

    def progress(self, job: Job) -> str:
        """Return how many rows are done, and what they came to."""
        done = _("%(n)s of %(total)s rows") % {
            "n": number_format(job.position, force_grouping=True),
            "total": number_format(job.total, force_grouping=True),
        }
        return " · ".join([done, *counted(job.counts)])

    def address(self, job: Job) -> str:
        """Return the page of the list."""
        found = list_of_job(job.pk)
        if found is None:
            return ""
        return reverse(
            "workspace:people_list_detail", kwargs={"org": job.organisation.slug, "pk": found.pk}
        )

    def ended(self, job: Job, now: datetime) -> None:
        """Note it down."""
        del now
        found = list_of_job(job.pk)
        if found is not None:
            note_end(people_list=found, job=job, actor=actor_of_account(job.started_by_id))


def counted(counts: Mapping[str, int]) -> list[str]:
    """Return what the rows came to, in words, without what did not occur."""
    words = {
        "added": _("%(n)s added"),
        "changed": _("%(n)s filled in"),
        "same": _("%(n)s known already"),
        "left_out": _("%(n)s left out"),
    }
    return [
        said % {"n": number_format(counts[code], force_grouping=True)}
        for code, said in words.items()
        if counts.get(code)
    ]


def _project(people_list: Any, actor: Actor) -> Project | None:
    """Return the project whose people they become, if the actor may still see its people."""
    wanted = people_list.options.get("project")
    if wanted is None:
        return None
    if wanted not in dict(projects_offered(actor)):
        raise CannotGoOnError("may_not")
    return Project.objects.get(pk=wanted)


class BringingIn:
    """One worker's hold on a list: the rows are read on from step to step."""

    def __init__(
        self, people_list: Any, project: Project | None, actor: Actor, position: int
    ) -> None:
        """Open the rows after `position`."""
        self.people_list, self.project = people_list, project
        self.may_match = people_seen(actor)
        self.same_lists = brought_before(people_list)
        content = bytes(people_list.content or b"")
        self.rows = read_rows(content, people_list.columns, our_spellings(), after=position)

    def step(self, job: Job, now: datetime) -> Progress:
        """Bring in the next rows. Somebody who was written down elsewhere in the same moment is looked for once more."""
        rows = list(islice(self.rows, AT_A_TIME))
        try:
            brought = self._bring_in(rows, now)
        except IntegrityError:
            brought = self._bring_in(rows, now)
        except RowsGoneError as gone:
            raise CannotGoOnError("file_gone") from gone
        counts = dict(job.counts)
        for one in brought:
            counts[one.result] = counts.get(one.result, 0) + 1
        return Progress(job.position + len(rows), len(rows) < AT_A_TIME, counts)

    @transaction.atomic
    def _bring_in(self, rows: list[tuple[int, Row]], now: datetime) -> list[Brought]:
        numbers = [number for number, _row in rows]
        brought = bring_in(
            people_list=self.people_list,
            rows=rows,
            earlier=earlier_people(self.same_lists, numbers),
            may_match=self.may_match,
            now=now,
        )
        self._place(brought)
        return brought

    def _place(self, brought: list[Brought]) -> None:
        """Give everybody who is in a place in the project, in the group that stands in the row, or else in the one chosen."""
        if self.project is None:
            return
        chosen = self.people_list.options.get("group", "")
        wanted = {
            one.participant_id: one.group or chosen
            for one in brought
            if one.participant_id is not None
        }
        groups = add_groups(project=self.project, names=sorted(set(wanted.values())))
        place_people(
            project=self.project,
            places={
                pk: groups[name.casefold()].pk if name else None for pk, name in wanted.items()
            },
        )
