"""Starting and ending: a project out of a template, one put away, one in the bin, and the plan that people outside read."""

from datetime import datetime
from functools import partial

from feedback.actions.bin import put_in_bin
from projects.actions import add_group
from projects.actions.putting_away import put_away
from projects.actions.sharing import share_plan
from projects.models import GroupKind, Project
from workspace.copying import copy_plan
from workspace.demo.story import Story
from workspace.plan_page import ASKED, PEOPLE, SCOPE, STAGES, WHY
from workspace.plan_templates import registry
from workspace.starting import start_empty, start_from_template

SHARED = (WHY, SCOPE, STAGES, PEOPLE, ASKED)


def add_starting(story: Story) -> None:
    """Let the council put an old project away, throw a false start into the bin, and show the big plan outside."""
    story.on((3, 2), partial(_old_project, story), hour=9, is_told=False)
    story.on((6, 29), partial(_put_away, story), hour=16, is_told=False)
    story.on((10, 19), partial(_false_start, story), hour=9, is_told=False)
    story.on((10, 21), partial(_share, story), hour=9, is_told=False)


def add_a_plan(story: Story) -> None:
    """Let the neighbours start out of a template."""
    story.on((10, 12), partial(_from_template, story), hour=9, is_told=False)


def _old_project(story: Story, now: datetime) -> None:
    project = start_empty(
        actor=story.actor("isla"),
        title="A warmer waiting room",
        why="Parents told us that the waiting room in Carrick is cold and loud. We changed it with them in four weeks.",
    )
    add_group(project=project, name="Parents and carers")
    add_group(project=project, name="Reception", kind=GroupKind.PRACTITIONER)
    story.projects["waiting"] = project
    _date(project, now)


def _put_away(story: Story, now: datetime) -> None:
    put_away(actor=story.actor("priya"), project=story.projects["waiting"], now=now)


def _false_start(story: Story, now: datetime) -> None:
    """Somebody copies the club for another village, and finds that nobody there asked for one."""
    copied = copy_plan(
        actor=story.actor("isla"),
        project=story.projects["club"],
        title="Saturday club for Port Struan",
        with_asks=True,
    )
    _date(copied, now)
    put_in_bin(actor=story.actor("isla"), project=copied, now=now)


def _share(story: Story, _now: datetime) -> None:
    share_plan(
        actor=story.actor("isla"),
        project=story.projects["help"],
        based_on=0,
        is_on=True,
        is_public=False,
        parts=SHARED,
    )


def _from_template(story: Story, now: datetime) -> None:
    project = start_from_template(
        actor=story.actor("ruth"),
        template=registry.get("rapid_adaptation"),
        title="Baby group in the new hall",
        why="The baby group moves to another hall in January. We change what has to change with the parents who come, and with those who stopped.",
        starts_on=story.calendar.day(10, 12),
    )
    story.projects["hall"] = project
    _date(project, now)


def _date(project: Project, now: datetime) -> None:
    Project.objects.filter(pk=project.pk).update(created_at=now)
