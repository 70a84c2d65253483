"""Forthmoor Family Services: another organisation with data that looks alike, to see that the two stay apart."""

from datetime import datetime
from functools import partial

from organisations.models import Member, Organisation
from participants.actions import add_need, change_person
from participants.queries import fingerprint, values_of
from projects.actions import add_group, place_people, start_project
from projects.models import Project
from stages.actions import add_stages
from workspace.demo.asks import DOOR, Plan, add_ask
from workspace.demo.other_words import ABOUT, EASY, POLISH, word
from workspace.demo.people import (
    FORTHMOOR_NAMES,
    FORTHMOOR_STAFF,
    GROUPS,
    group_of,
    take_on,
    write_down,
)
from workspace.demo.questions import scale, words
from workspace.demo.running import pulse
from workspace.demo.sentences import HELP_TEXT, WORDING
from workspace.demo.starting import add_a_plan
from workspace.demo.story import Story
from workspace.demo.told import PAGE, name_items, outcome, tell
from workspace.demo.ways import add_reminder

NAME = "Forthmoor Family Services"
SLUG = "forthmoor"
TELL_HOW = "By e-mail, and on the page behind the link"
SAID = {
    "F01": (2, "Nobody could say who would call."),
    "F02": (3, "It was fine once I had the right number."),
    "F04": (1, "I asked for my grandson. The form has no box for that."),
    "F21": (3, "We answer, but not on the day."),
    DOOR: (2, "The lift was broken."),
}


REACHED: dict[str, dict[str, object]] = {
    "F02": {"channel": "post", "note": "2 Harbour Row, Forthmoor", "language": "pl"},
    "F04": {"channel": "phone", "phone": "01632 960204", "note": "in the evening"},
}
"""Two people who do not want e-mail: they wait on the list of whoever tells them. One reads Polish, the other Easy Read."""
CALLS = "Who calls back"
IN_POLISH = {
    ABOUT: "Kto oddzwania",
    "you_said": "Nikt nie umiał powiedzieć, kto zadzwoni.",
    "what": "Już w czasie rozmowy podajemy nazwisko osoby, która do Państwa zadzwoni.",
    "where": "Kiedy dzwonią Państwo do ośrodka",
}
IN_EASY_READ = {
    ABOUT: "Who rings you back",
    "you_said": "You did not know who would ring you.",
    "what": "Now we tell you the name. You hear it when you ring us.",
    "where": "When you ring the centre.",
}


def make_forthmoor(home: Organisation) -> dict[str, Member]:
    """Fill in the organisation and its one member."""
    staff = take_on(home, FORTHMOOR_STAFF)
    home.help_text, home.default_wording = HELP_TEXT, WORDING
    home.default_backup = home.default_manager = home.default_senior = staff["ruth"]
    home.save()
    return staff


def add_events(story: Story) -> None:
    """Let one ask be closed and told, and another be open."""
    story.people = write_down(story.home, FORTHMOOR_NAMES, place=".forthmoor")
    story.groups = group_of(FORTHMOOR_NAMES)
    story.on((8, 31), partial(_start, story), hour=11)
    _what_it_is_like(story)
    _second_pulse(story)
    add_a_plan(story)
    add_reminder(story)


def _start(story: Story, now: datetime) -> None:
    for code, values in REACHED.items():
        person = story.people[code]
        seen = fingerprint(values_of(person, list(values)))
        change_person(
            actor=story.actor("ruth"), participant_id=person, seen=seen, values=values, now=now
        )
    add_need(
        actor=story.actor("ruth"),
        participant_id=story.people["F04"],
        need="Easy Read",
        today=now.date(),
    )
    project = start_project(
        actor=story.actor("ruth"),
        title="Help that fits",
        why="Families in Forthmoor tell us that help comes late. We look for the reasons with them.",
    )
    add_stages(project=project)
    story.projects["help"] = project
    groups = {
        name: add_group(project=project, name=name, kind=GROUPS[name]) for name in FORTHMOOR_NAMES
    }
    places = {story.people[code]: groups[group].pk for code, group in story.groups.items()}
    place_people(project=project, places=places)
    Project.objects.filter(pk=project.pk).update(created_at=now)


def _what_it_is_like(story: Story) -> None:
    plan = Plan(
        code="C1",
        title="What is it like to ask for help?",
        stage=1,
        opens=(9, 7),
        closes=(9, 18),
        decides=(10, 2),
        owner="ruth",
        readers=("ruth",),
        decider="ruth",
        why_you="Only families who asked for help in Forthmoor know where it got stuck.",
        can_change="Who answers the phone, and how soon.",
        cannot_change="The opening hours of the centre.",
        tell_how=TELL_HOW,
        questions=(
            scale("easy", "How easy was it to get help?"),
            words("words", "What was it like when you last asked for help?", owes=True),
        ),
        asked=tuple(story.groups),
        has_door=True,
        voices=[(who, {"easy": easy, "words": said}) for who, (easy, said) in SAID.items()],
    )
    add_ask(story, plan)
    name_items(story, "C1", (9, 21), (CALLS,), by="ruth")
    calls = outcome(
        CALLS,
        "changed",
        you_said="Nobody could say who would call.",
        what="You get the name of the person who calls while you are still on the phone.",
        since_on=story.calendar.day(10, 5),
        where="When you ring the centre",
    )
    tell(
        story,
        "C1",
        (10, 2),
        [calls],
        by="ruth",
        channels=(PAGE,),
        with_letters=False,
        in_other_words=_in_other_words,
    )


def _in_other_words(story: Story, now: datetime) -> None:
    for wanted, said in ((POLISH, IN_POLISH), (EASY, IN_EASY_READ)):
        word(story, "C1", CALLS, wanted, said, now, by="ruth")


def _second_pulse(story: Story) -> None:
    plan = Plan(
        code="C9",
        title="Is the call-back working? Pulse 2",
        stage=5,
        opens=(10, 12),
        closes=(11, 6),
        decides=(11, 20),
        owner="ruth",
        readers=("ruth",),
        decider="ruth",
        why_you="Only those who wait for the call can tell whether it comes.",
        can_change="How soon we call.",
        cannot_change="The opening hours of the centre.",
        tell_how=TELL_HOW,
        questions=pulse(),
        asked=tuple(story.groups),
        has_door=True,
        voices=[("F02", {"called": 1, "better": 4}), (DOOR, {"called": 2, "better": 3})],
        last_voice=(10, 20),
    )
    add_ask(story, plan)
