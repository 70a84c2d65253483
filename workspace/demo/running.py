"""C7, C9, C10 and a draft: how the call-back works in ordinary weeks."""

from datetime import datetime
from functools import partial

from feedback.actions.asking import start_ask
from feedback.actions.questions import add_question
from feedback.models import Consultation
from workspace.demo.asks import Plan, add_ask
from workspace.demo.building import LABELS
from workspace.demo.lost_mail import lose_mail
from workspace.demo.other_words import call_for_children
from workspace.demo.questions import Asked, line, one_of, scale, words
from workspace.demo.sentences import CARE, TELL_HOW
from workspace.demo.story import Story
from workspace.demo.told import name_items, outcome, tell
from workspace.demo.words import voice

CALLER = 5
"""The choice of those who make the calls, in the question whether somebody called."""
BETTER = ("Much worse", "Worse", "The same", "Better", "Much better")
FIRST_PULSE = {
    "P01": (1, 4),
    "P02": (1, 5),
    "P03": (1, 4),
    "P04": (2, 3),
    "P05": (1, 5),
    "P06": (2, 2),
    "P08": (1, 4),
    "P09": (3, 2),
    "P10": (2, 4),
    "P13": (1, 4),
    "P15": (3, 3),
    "P17": (1, 4),
    "P19": (2, 3),
    "P21": (CALLER, 4),
    "P22": (CALLER, 4),
    "P24": (CALLER, 3),
    "P25": (CALLER, 3),
    "P26": (CALLER, 4),
    "P27": (CALLER, 3),
}
"""Whether somebody called within two working days, and whether things are better."""
SECOND_PULSE = {
    "P05": (1, 5),
    "P08": (1, 4),
    "P26": (CALLER, 4),
    "P04": (1, 4),
    "P21": (CALLER, 4),
    "P31": (2, 3),
}
HALF = (
    *("P01", "P04", "P05", "P08", "P11", "P14", "P15", "P18"),
    *("P19", "P21", "P24", "P26", "P27", "P31", "P33"),
)
"""A random half of the list, so that nobody is asked twice in a row."""
STAFF = {"P21": 3, "P22": 2, "P23": 3, "P24": 1, "P25": 1, "P26": 2, "P27": 2, "P31": 3}


def add_running(story: Story) -> None:
    """Let C7, C10 and C9 happen, and leave a draft."""
    _first_pulse(story)
    _rota(story)
    _second_pulse(story)
    lose_mail(story, "C9", "C7", (10, 13))
    story.on((10, 20), partial(_draft, story), hour=14, is_told=False)


def pulse(*, owes: bool = True) -> tuple[Asked, ...]:
    """Return the three questions that each pulse asks."""
    return (
        one_of(
            "called",
            "Did somebody call you within two working days?",
            *("Yes", "Yes, but later", "No", "I am not sure", "I am one of those who call"),
            owes=owes,
        ),
        scale("better", "Are things better, the same or worse than before?", *BETTER),
        words("words", "What is different for you, and what gets in the way?"),
    )


def _first_pulse(story: Story) -> None:
    plan = Plan(
        code="C7",
        title="Is the call-back working? Pulse 1",
        stage=5,
        opens=(8, 24),
        closes=(9, 4),
        decides=(9, 25),
        why_you="Only those who wait for the call, and those who make it, can tell whether it comes.",
        can_change="How the call is made and what is said before it.",
        cannot_change="The number of workers this year.",
        decider="priya",
        tell_how=TELL_HOW,
        questions=pulse(),
        asked=(*FIRST_PULSE, "P07", "P12", "P20", "P33"),
        card=CARE | {"minutes_given": 7},
        voices=[voice("C7", who, called=n, better=m) for who, (n, m) in FIRST_PULSE.items()],
    )
    add_ask(story, plan)
    call = "The call within two working days"
    name_items(story, "C7", (9, 7), (call,))
    partly = outcome(
        call,
        "partly_changed",
        you_said="Most were called in time. Some missed it, because the number was withheld. Duty weeks are the hard ones.",
        what=f"Since {story.calendar.words(9, 7)} a text from the worker you know comes just before the call.",
        why="Two days cannot be kept in duty weeks yet. The staff workshop on the rota is about that.",
    )
    tell(story, "C7", (9, 25), [partly], in_other_words=call_for_children)


def _rota(story: Story) -> None:
    plan = Plan(
        code="C10",
        title="Duty-week rota workshop",
        stage=5,
        opens=(8, 31),
        closes=(9, 11),
        decides=(10, 9),
        why_you="Only those who do duty weeks know what would have to give. We meet for two hours and write it down here.",
        can_change="The rota that comes next.",
        cannot_change="That somebody is on duty every day.",
        decider="marek",
        tell_how="By e-mail and in the team meeting",
        questions=(
            scale(
                "manage",
                "Could you make the call within two days in a duty week?",
                *("Never", "Seldom", "Sometimes", "Often", "Always"),
                owes=True,
            ),
            line("drop", "What would you drop for it?", owes=True),
        ),
        asked=tuple(STAFF),
        card={"minutes_given": 120},
        voices=[voice("C10", who, manage=n) for who, n in STAFF.items()],
    )
    add_ask(story, plan)
    name_items(story, "C10", (9, 14), ("Calls in duty weeks", "What can be dropped"))


def _second_pulse(story: Story) -> None:
    plan = Plan(
        code="C9",
        title="Is the call-back working? Pulse 2",
        stage=5,
        opens=(10, 12),
        closes=(10, 30),
        decides=(11, 20),
        why_you="Only those who wait for the call, and those who make it, can tell whether it still comes. We ask half of you, picked at random.",
        can_change="Whether the call-back goes to the second area as it is.",
        cannot_change="The number of workers this year.",
        decider="priya",
        tell_how=TELL_HOW,
        questions=pulse(),
        asked=HALF,
        card=CARE,
        voices=[voice("C9", who, called=n, better=m) for who, (n, m) in SECOND_PULSE.items()],
        last_voice=(10, 20),
    )
    add_ask(story, plan)


def _draft(story: Story, now: datetime) -> None:
    """An ask that is not ready: the gates say what is missing."""
    consultation = start_ask(
        actor=story.actor("isla"),
        values={
            "title": "What should other areas copy?",
            "why_you": "Only people who lived through the trial can say what another team should know before it starts.",
        },
        stage_number=5,
        project=story.projects["help"],
    )
    question = words("copy", "What would you tell another team that starts with this?", owes=True)
    add_question(
        actor=story.actor("isla"),
        consultation=consultation,
        values={
            "kind": question.kind,
            "text": question.text,
            "owes_answer": question.owes,
            **LABELS[question.text],
        },
    )
    story.asks["draft"] = consultation.pk
    Consultation.objects.filter(pk=consultation.pk).update(created_at=now)
