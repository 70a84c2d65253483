"""The Saturday club: a small project at its beginning, which asks with a link for everybody and no register at all."""

from datetime import datetime
from functools import partial

from feedback.actions.recording import Record, record_meeting
from feedback.domain.rooms import Tally
from feedback.models import Consultation
from projects.actions import add_group, start_project
from projects.models import GroupKind, Project
from stages.actions import add_stages
from workspace.demo.asks import DOOR, Plan, add_ask
from workspace.demo.questions import line, one_of, some_of, words
from workspace.demo.sentences import CARE
from workspace.demo.story import Story
from workspace.demo.told import name_items

YOUNG, PARENTS, VOLUNTEERS = "Young people", "Parents and carers", "Volunteers"
POSTER = ("poster", "The door of Millbrae hall")
TELL_HOW = "On a poster at the door of Millbrae hall, and on the page behind the link"
PLACES = (1, 1, 3, 2, 1, 1)
FIRST = (
    (2, (1, 3), "Somewhere you can just sit. Not a class."),
    (1, (2,), ""),
    (2, (1, 2), "toasties"),
    (2, (1,), ""),
    (3, (3, 4), "My brother would come too if there was a ramp."),
    (2, (4,), ""),
    (1, (1, 4), "no football please its always football"),
)


def add_saturday_club(story: Story) -> None:
    """Let an ask be held, a meeting be recorded and another ask be open."""
    story.on((8, 31), partial(_start, story), hour=11, is_told=False)
    _where(story)
    story.on((10, 13), partial(_open_morning, story))
    _what_first(story)


def _start(story: Story, now: datetime) -> None:
    isla = story.actor("isla")
    project = start_project(
        actor=isla,
        title="Saturday club",
        why="Young people in Millbrae say that there is nothing for them on Saturday mornings. They design what there could be, and volunteers run it.",
    )
    add_stages(project=project)
    add_group(project=project, name=YOUNG)
    add_group(project=project, name=PARENTS, kind=GroupKind.COMMUNITY)
    add_group(project=project, name=VOLUNTEERS, kind=GroupKind.PRACTITIONER)
    story.projects["club"] = project
    Project.objects.filter(pk=project.pk).update(created_at=now)


def _where(story: Story) -> None:
    plan = Plan(
        code="S1",
        project="club",
        title="Where should a Saturday club meet?",
        stage=1,
        opens=(9, 7),
        closes=(9, 18),
        decides=(10, 9),
        why_you="Only young people in Millbrae know which doors they would walk through.",
        can_change="Where the club meets.",
        cannot_change="That it costs nothing to come.",
        decider_name="The trustees of Millbrae hall",
        carrier="isla",
        tell_how=TELL_HOW,
        questions=(
            one_of(
                "where",
                "Where would you go?",
                "Millbrae hall",
                "The school",
                "The library",
                owes=True,
            ),
            words("words", "What would keep you away?"),
        ),
        has_door=True,
        card=CARE,
        voices=[(DOOR, {"where": place}) for place in PLACES],
    )
    add_ask(story, plan)
    name_items(story, "S1", (9, 21), ("Where the club meets",))


def _open_morning(story: Story, now: datetime) -> None:
    consultation = record_meeting(
        actor=story.actor("isla"),
        record=Record(
            title="Open morning at Millbrae hall",
            held_on=story.calendar.day(10, 10),
            room=[Tally(YOUNG, 14), Tally(PARENTS, 6), Tally(VOLUNTEERS, 3)],
            said="The hall echoes. People liked the toasties and wanted somewhere quiet as well. Two asked about a ramp.",
            promised="To find out what a ramp costs, and to say so on the door.",
            owner_id=story.staff["isla"].pk,
            stage_number=1,
            items=("A ramp at the side door", "Somewhere quiet"),
        ),
        now=now,
        project=story.projects["club"],
    )
    story.asks["S2"] = consultation.pk
    Consultation.objects.filter(pk=consultation.pk).update(created_at=now)


def _what_first(story: Story) -> None:
    plan = Plan(
        code="S3",
        project="club",
        title="What would make a Saturday morning worth getting up for?",
        stage=2,
        opens=(10, 14),
        closes=(11, 6),
        decides=(11, 27),
        why_you="Only you know what would get you out of bed on a Saturday.",
        can_change="When the club opens and what there is first.",
        cannot_change="There is money for one thing to begin with, not for three.",
        decider="priya",
        tell_how=TELL_HOW,
        questions=(
            one_of("start", "When should it open?", "Nine", "Ten", "Eleven", owes=True),
            some_of(
                "things",
                "What would you come for?",
                *("Somewhere to sit", "Food", "Music", "Making things"),
                owes=True,
            ),
            line("music", "Which music should there be?"),
            words("words", "Anything we have not thought of?"),
        ),
        has_door=True,
        card=CARE | {"asks_group": True},
        voices=[
            (DOOR, {"start": start, "things": things} | ({"words": said} if said else {}))
            for start, things, said in FIRST
        ],
        last_voice=(10, 22),
    )
    add_ask(story, plan)
