"""Not a straight line: ways back in "Help that fits", a pause in the Saturday club, and a plan that ended without asking."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from projects.actions import add_group, start_project
from projects.actions.ending import end_plan
from projects.models import EndKind, Project
from stages.actions import PLAN_FIELDS, add_stages, change_stage
from stages.actions.returns import go_back
from stages.models import Stage, StageState
from workspace.demo.story import Story

SCAM = "A text from a number nobody knows looks like a scam, and leaves out the glens and deaf parents. We make another first contact."
DUTY_WEEKS = "In duty weeks two days is impossible. We try four days, said honestly, in a second area before we promise it to everybody."


def add_returns(story: Story) -> None:
    """Let the project go back twice, one stage wait, one stage do without people, and one plan end before it asks."""
    story.on((7, 13), partial(_back, story, (4, 3), SCAM, is_now=True), hour=9, is_told=False)
    story.on((9, 28), partial(_back, story, (5, 4), DUTY_WEEKS), hour=9, is_told=False)
    story.on((10, 14), partial(_club, story), hour=9, is_told=False)
    story.on((10, 5), partial(_homework, story), hour=15, is_told=False)


def _back(
    story: Story, way: tuple[int, int], why: str, now: datetime, *, is_now: bool = False
) -> None:
    go_back(
        actor=story.actor("isla"),
        project=story.projects["help"],
        way=way,
        why=why,
        returned_on=now.astimezone(story.calendar.zone).date(),
        is_now=is_now,
    )


def _club(story: Story, _now: datetime) -> None:
    """Two stages of a small project: one without people, with its reason, and one that waits."""
    plans: Mapping[int, Mapping[str, str]] = {
        3: {
            "state": StageState.PAUSED,
            "paused_because": "We wait for the trustees to say whether the hall is free on Saturdays. Making plans for a room we may not get would be unkind.",
        },
        4: {
            "state": StageState.NOT_INVOLVING,
            "not_because": "The first four Saturdays are the trial. Whoever comes shows us what works; we ask when it has run for a month.",
        },
    }
    for stage in Stage.objects.filter(project=story.projects["club"], number__in=plans):
        values = {name: getattr(stage, name) for name in PLAN_FIELDS} | dict(plans[stage.number])
        change_stage(actor=story.actor("isla"), stage=stage, based_on=stage.version, values=values)


def _homework(story: Story, now: datetime) -> None:
    """Somebody wanted to ask; looking first showed that the school had asked the same families and not answered yet."""
    priya = story.actor("priya")
    project = start_project(
        actor=priya,
        title="Homework help at the library",
        why="The library has a quiet room on weekday afternoons, and some families have none.",
    )
    add_stages(project=project)
    add_group(project=project, name="Families near the library")
    end_plan(
        actor=priya,
        project=project,
        kind=EndKind.NOT_NOW,
        why="Carrickhill Academy asked the same families about homework in September and has not told them yet what comes of it. Asking again now would take without giving.",
        look_again_on=story.calendar.day(12, 7),
        today=now.astimezone(story.calendar.zone).date(),
        based_on="",
    )
    story.projects["homework"] = project
    Project.objects.filter(pk=project.pk).update(created_at=now)
