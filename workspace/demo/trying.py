"""C4 and C6: a text-message check-in that was stopped, and an ask about sharing information that was withdrawn."""

from datetime import datetime
from functools import partial

from feedback.actions.publishing import withdraw
from feedback.models import TellingChannel
from workspace.demo.asks import Plan, add_ask
from workspace.demo.questions import one_of, words
from workspace.demo.sentences import CARE, PANEL, TELL_HOW
from workspace.demo.story import Story
from workspace.demo.told import PAGE, channel_plans, name_items, outcome, tell, tell_by_hand
from workspace.demo.words import voice

KEEP, CHANGE, STOP = 1, 2, 3
TRIED = {
    **dict.fromkeys(("P21", "P26"), KEEP),
    **dict.fromkeys(("P04", "P17", "P25"), CHANGE),
    **dict.fromkeys(("P01", "P05", "P07", "P10", "P13", "P15"), STOP),
}
"""The eleven who tried it: practitioners two for, families four and young people two against."""
DID_NOT_TRY = ("P06", "P08", "P09", "P12", "P19", "P20", "P22")
SHARED = {"P01": 2, "P11": 2, "P13": 2, "P21": 1, "P23": 1, "P25": 1}
DID_NOT_SAY = ("P07", "P14", "P22", "P24", "P31")


def add_trying(story: Story) -> None:
    """Let C4 and C6 happen."""
    _check_in(story)
    _sharing(story)


def _check_in(story: Story) -> None:
    plan = Plan(
        code="C4",
        title="Try the text-message check-in",
        stage=4,
        opens=(6, 8),
        closes=(6, 26),
        decides=(7, 10),
        why_you="Only people who get such a text, and those who would send it, can tell whether it helps.",
        can_change="Whether we keep the check-in, change it or stop it.",
        cannot_change="That somebody gets in touch within days: how is open, whether is not.",
        decider_name=PANEL,
        carrier="priya",
        tell_how=TELL_HOW,
        questions=(
            one_of(
                "keep",
                "Should we keep it, change it or stop it?",
                *("Keep it", "Change it", "Stop it"),
                owes=True,
            ),
            words("words", "How did it feel to try this, and where did you get stuck?"),
        ),
        asked=(*TRIED, *DID_NOT_TRY),
        card=CARE,
        voices=[voice("C4", who, keep=choice) for who, choice in TRIED.items()],
    )
    add_ask(story, plan)
    name_items(story, "C4", (6, 29), ("The text-message check-in", "What we try instead"))
    stopped = outcome(
        "The text-message check-in",
        "not_changed",
        you_said="Six of the eleven people who tried it say: stop. It looks like a scam, and some have no signal.",
        why="We stopped it. It leaves out the glens and deaf parents. Staff liked it most; we chose it because it was easy to buy.",
        decided_by="The panel",
        is_settled=True,
    )
    instead = outcome(
        "What we try instead",
        "partly_changed",
        you_said="Ring the house. Let it be somebody we know.",
        what="A named worker calls within two working days. Video or text is offered where the phone does not suit.",
        why="It is a trial with a few families. We do not know yet whether it can work everywhere.",
    )
    tell(story, "C4", (7, 10), [stopped, instead])


def _sharing(story: Story) -> None:
    plan = Plan(
        code="C6",
        title="Sharing information between school and support",
        stage=4,
        opens=(8, 3),
        closes=(8, 31),
        decides=(9, 30),
        why_you="Only you can say what may be passed on about you, and workers what they need to know.",
        can_change="What is shared, with whom, and who asks you first.",
        cannot_change="The duty to act when a child is in danger.",
        decider_name="The data protection leads of the council and of the health board",
        carrier="marek",
        tell_how=TELL_HOW,
        questions=(
            one_of(
                "share",
                "May school and support share what you told one of them?",
                *("Yes", "Yes, if I see it first", "No", "I am not sure"),
                owes=True,
            ),
            words("words", "What would have to be different?"),
        ),
        asked=(*SHARED, *DID_NOT_SAY),
        card=CARE | {"minutes_given": 5},
        voices=[voice("C6", who, share=choice) for who, choice in SHARED.items()],
        last_voice=(8, 12),
    )
    add_ask(story, plan)
    story.on((8, 14), partial(_withdraw, story), hour=15)
    tell_by_hand(
        story,
        "C6",
        (8, 21),
        TellingChannel.IN_PERSON,
        note="Isla went to see those who have no e-mail address.",
    )


def _withdraw(story: Story, now: datetime) -> None:
    withdraw(
        actor=story.actor("isla"),
        consultation=story.ask("C6"),
        why="The agreement between the council, the health board and the schools was not signed. Nothing may be shared, so there is nothing to ask you.",
        answers_fate="We delete your answers if you ask us to. Nobody but Isla Drummond and Priya Nair has read them.",
        channels=channel_plans((PAGE,), now.date()),
        now=now,
    )
