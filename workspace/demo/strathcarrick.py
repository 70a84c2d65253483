"""Strathcarrick Council: its settings, the project "Help that fits", its stages and its people."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from access import audit
from access.models import AuditEntry
from organisations.actions.organisations import change_organisation
from organisations.models import Member, Organisation
from projects.actions import add_group, place_people, set_team, start_project
from projects.models import Project
from stages.actions import PLAN_FIELDS, add_stages, change_stage
from stages.models import Stage, StageState
from workspace.demo.answering import add_answering
from workspace.demo.building import add_building
from workspace.demo.club_survey import add_club_survey
from workspace.demo.deciding import add_deciding
from workspace.demo.drawings import add_drawings
from workspace.demo.elsewhere import add_cards
from workspace.demo.founded import add_founded
from workspace.demo.heard import add_heard
from workspace.demo.insight import add_insight
from workspace.demo.keeping import add_keeping
from workspace.demo.languages import add_languages
from workspace.demo.load import add_load
from workspace.demo.making import add_making
from workspace.demo.meetings import add_meetings
from workspace.demo.noticed import add_noticed
from workspace.demo.one_answer import add_one_answer
from workspace.demo.other_words import add_other_words
from workspace.demo.people import GROUPS, NAMES, STRATHCARRICK_STAFF, group_of, take_on, write_down
from workspace.demo.priorities import add_priorities
from workspace.demo.promised import add_promised
from workspace.demo.put_right import add_put_right
from workspace.demo.record import add_agreements
from workspace.demo.register import add_register
from workspace.demo.resting import add_resting
from workspace.demo.returning import add_returns
from workspace.demo.running import add_running
from workspace.demo.safety import add_safety
from workspace.demo.saturday import add_saturday_club
from workspace.demo.sentences import HELP_TEXT, WORDING
from workspace.demo.sorting import add_sorting
from workspace.demo.squares import add_squares
from workspace.demo.starting import add_starting
from workspace.demo.story import Story
from workspace.demo.thinking import add_thinking
from workspace.demo.time import add_time
from workspace.demo.trying import add_trying
from workspace.demo.twice import add_twice
from workspace.demo.volunteers import bring_volunteers
from workspace.demo.ways import add_club_ways

NAME = "Strathcarrick Council, Children's Services"
SLUG = "strathcarrick"

STAGES: Mapping[int, Mapping[str, Any]] = {
    1: {
        "why": "Families who waited or gave up know things that our records do not. Their accounts decide which two problems we fix first. Without them we would redesign the form again.",
        "who": "Families who asked for help or gave up, young people, and those who work with them.",
        "how": "A short form by link, on paper or by phone, with interpreters for BSL and Polish.",
        "what_comes_of_it": "The problems worth working on, in people's own words.",
        "days": ((1, 12), (3, 20)),
    },
    2: {
        "why": "We cannot work on everything at once. The people affected say what matters most, group by group, before anybody sees a total.",
        "who": "The same people. The commissioner listens and does not vote.",
        "how": "Everybody puts five problems in order, by link or on paper.",
        "what_comes_of_it": "Two problems to work on, and a note of where people disagree.",
        "days": ((3, 23), (4, 24)),
    },
    3: {
        "why": "Those who would use it and those who would run it make the ideas together, so that nobody designs alone.",
        "who": "Families, young people and practitioners in one room, with a creche and bus fares.",
        "how": "Four ideas nights, one online and one with a BSL interpreter.",
        "what_comes_of_it": "Ideas to try, each with the person who asked for it in mind.",
        "days": ((4, 27), (7, 31)),
    },
    4: {
        "why": "A small trial shows whom an idea leaves out before anything is built.",
        "who": "Those who would get it and those who would deliver it.",
        "how": "Two or three weeks with a few families, then: keep it, change it or stop it.",
        "what_comes_of_it": "A decision on each idea by the panel, with the reason.",
        "days": ((6, 8), (8, 21)),
    },
    5: {
        "why": "What worked in a trial can stop working in an ordinary week. Families and staff notice first.",
        "who": "Families who get the call, and those who make it.",
        "how": "Three questions every few weeks to half of the list, so that nobody is asked too often.",
        "what_comes_of_it": "What we change next in the call-back.",
        "days": ((8, 24), (12, 18)),
    },
}
DONE = ((1, (3, 20)), (2, (4, 24)), (4, (8, 24)))
"""The day on which a stage was called done. The third is not: people are waiting for an answer there."""


def make_strathcarrick(home: Organisation) -> dict[str, Member]:
    """Fill in the organisation and its members."""
    staff = take_on(home, STRATHCARRICK_STAFF)
    home.help_text, home.default_wording = HELP_TEXT, WORDING
    home.default_backup, home.default_manager = staff["priya"], staff["priya"]
    home.default_senior = staff["marek"]
    home.save()
    return staff


def add_events(story: Story) -> None:
    """Let everything happen that the story tells of this organisation."""
    story.people, story.groups = write_down(story.home, NAMES), group_of(NAMES)
    story.bounces = {("outcome_told", str(story.people["P18"]))}
    story.on((1, 12), partial(_start, story), hour=11)
    story.on((1, 14), partial(_choose_days, story), hour=9, is_told=False)
    story.on((9, 14), partial(_operator_looks, story), hour=16, is_told=False)
    for number, day in DONE:
        story.on(day, partial(_set_state, story, number, StageState.DONE), hour=17)
    story.on((8, 24), partial(_set_state, story, 5, StageState.NOW), hour=8, minute=30)
    add_insight(story)
    add_making(story)
    add_trying(story)
    add_running(story)
    add_saturday_club(story)
    add_club_survey(story)
    add_answering(story)
    add_agreements(story)
    add_register(story)
    add_load(story)
    add_safety(story)
    add_heard(story)
    add_keeping(story)
    add_squares(story)
    bring_volunteers(story)
    add_thinking(story)
    add_returns(story)
    add_time(story)
    add_deciding(story)
    add_founded(story)
    add_club_ways(story)
    add_starting(story)
    add_building(story)
    add_priorities(story)
    add_meetings(story)
    add_sorting(story)
    add_cards(story)
    add_drawings(story)
    add_languages(story)
    add_resting(story)
    add_noticed(story)
    add_other_words(story)
    add_promised(story)
    add_one_answer(story)
    add_put_right(story)
    add_twice(story)


def _start(story: Story, now: datetime) -> None:
    """The first day: the project, its team, its groups, its people and what each stage is for."""
    isla = story.actor("isla")
    project = start_project(
        actor=isla,
        title="Help that fits",
        why="480 families asked us for help last year. Half of them waited more than 21 working days, and some gave up. We redesign early family support with them.",
    )
    add_stages(project=project)
    story.projects["help"] = project
    set_team(
        actor=isla,
        project=project,
        member_ids=[story.staff[code].pk for code in ("isla", "priya", "tom")],
    )
    groups = {
        name: add_group(project=project, name=name, kind=kind) for name, kind in GROUPS.items()
    }
    places = {story.people[code]: groups[group].pk for code, group in story.groups.items()}
    place_people(project=project, places=places)
    for stage in Stage.objects.filter(project=project):
        plan = STAGES[stage.number]
        starts, ends = plan["days"]
        values = {name: plan.get(name, "") for name in PLAN_FIELDS} | {"state": StageState.PLANNED}
        values["starts_on"] = story.calendar.day(*starts)
        values["ends_on"] = story.calendar.day(*ends)
        change_stage(actor=isla, stage=stage, based_on=stage.version, values=values)
    Project.objects.filter(pk=project.pk).update(created_at=now)


def _choose_days(story: Story, _now: datetime) -> None:
    """The owner gives people a week more to answer, and invitations less time."""
    change_organisation(
        actor=story.actor("agnes"), organisation=story.home, ask_days=28, invitation_days=10
    )


def _operator_looks(story: Story, _now: datetime) -> None:
    """Somebody who runs the installation looks why a message came back; the owner can see that."""
    AuditEntry.objects.create(
        organisation=story.home, verb=audit.LOOKED, target_type="notices.message"
    )


def _set_state(story: Story, number: int, state: StageState, _now: datetime) -> None:
    stage = Stage.objects.get(project=story.projects["help"], number=number)
    values = {name: getattr(stage, name) for name in PLAN_FIELDS} | {"state": state}
    change_stage(actor=story.actor("isla"), stage=stage, based_on=stage.version, values=values)
