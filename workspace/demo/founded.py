"""What "Help that fits" is founded on, and what can and cannot change in it, as both grew over the year."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from feedback.actions.evidence import rest_on
from projects.actions.evidence import add_evidence
from projects.actions.history import see_changes
from projects.actions.scope import add_scope, change_scope
from projects.models import ScopeItem
from workspace.demo.story import Story

type Day = tuple[int, int]
type Known = tuple[Day, str, str, Mapping[str, object], tuple[str, ...]]
"""The day and who wrote it down, the question, the words and the asks behind it."""

RECORDS = "Records of requests for help"
FIRST_FORM = "What is it like to ask for help?"
KNOWN: Sequence[Known] = (
    (
        (1, 13),
        "isla",
        "n1",
        {
            "statement": "The median wait for a first contact was about 21 working days.",
            "kind": "service_data",
            "source": RECORDS,
            "strength": 3,
        },
        (),
    ),
    (
        (1, 13),
        "isla",
        "n2",
        {
            "statement": "480 families asked for help last year.",
            "kind": "service_data",
            "source": RECORDS,
            "strength": 3,
        },
        (),
    ),
    (
        (1, 20),
        "priya",
        "e1",
        {
            "statement": "Whoever gets one named person who rings within two working days does not tell the story again and does not give up waiting.",
            "kind": "practice_knowledge",
            "source": "How we think it works, written with health visiting",
            "whose": "Family support workers and health visitors",
            "strength": 3,
        },
        (),
    ),
    (
        (3, 16),
        "isla",
        "n1",
        {
            "statement": "Families rang, waited, and told it again from the start each time.",
            "kind": "lived_experience",
            "source": FIRST_FORM,
            "whose": "Families and young people who asked for help",
            "strength": 3,
        },
        ("C1",),
    ),
    (
        (3, 16),
        "isla",
        "n2",
        {
            "statement": "9 of the 20 families and young people who answered had told their story to four or more staff.",
            "kind": "lived_experience",
            "source": FIRST_FORM,
            "whose": "Families and young people who asked for help",
            "strength": 3,
        },
        ("C1",),
    ),
    (
        (4, 27),
        "isla",
        "w1",
        {
            "statement": "Families put waiting, and telling it again, before everything else.",
            "kind": "lived_experience",
            "source": "Which problems matter most?",
            "whose": "Families",
            "strength": 3,
        },
        ("C2",),
    ),
    (
        (5, 18),
        "priya",
        "w2",
        {
            "statement": "The team can ring within two days if the duty week is counted honestly.",
            "kind": "practice_knowledge",
            "source": "Team meeting on the rota",
            "whose": "Family support workers",
            "strength": 3,
        },
        (),
    ),
    (
        (5, 25),
        "priya",
        "e1",
        {
            "statement": "Forthmoor has rung every family by a named health visitor for two years, and fewer drop out.",
            "kind": "practice_knowledge",
            "source": "Forthmoor health visiting",
            "whose": "Health visitors",
            "strength": 3,
        },
        (),
    ),
    (
        (5, 25),
        "priya",
        "e2",
        {
            "statement": "Studies of one named worker find that families stay in touch longer; whether that is the reason is not shown.",
            "kind": "research",
            "source": "A review of named-worker models",
            "strength": 2,
        },
        (),
    ),
    (
        (7, 10),
        "isla",
        "e1",
        {
            "statement": "A first contact by text from an automatic number put people off: of 18 who got it 11 tried it, and the panel stopped it.",
            "kind": "test_data",
            "source": "Trial of the text-message check-in",
            "whose": "Families and young people on the trial",
            "direction": "against",
            "strength": 2,
        },
        ("C4",),
    ),
    (
        (7, 27),
        "priya",
        "w1",
        {
            "statement": "Families who got a call from a named worker in the trial asked to keep it, with a text or a video call where a phone does not suit.",
            "kind": "test_data",
            "source": "Two rounds of the named-worker call",
            "whose": "Families on the trial",
            "strength": 3,
        },
        (),
    ),
    (
        (7, 27),
        "priya",
        "w2",
        {
            "statement": "Workers rang within two working days in both rounds of the trial and found the script workable.",
            "kind": "test_data",
            "source": "Two rounds of the named-worker call",
            "whose": "Family support workers",
            "strength": 3,
        },
        (),
    ),
    (
        (9, 28),
        "isla",
        "e1",
        {
            "statement": "Most are rung in time now, and two fathers missed calls from a withheld number.",
            "kind": "test_data",
            "source": "Is the call-back working? Pulse 1",
            "whose": "Families who got the call",
            "direction": "mixed",
            "strength": 2,
        },
        ("C7",),
    ),
)
"""Needed 3, wanted 2 before the second trial and 3 after it, evidence 2 with its logic contested."""

OPEN = (
    "how first contact works",
    "who calls",
    "times and places",
    "letters",
    "a young people’s offer",
)
BUDGET = "the total budget this year"
FIXED = (
    (BUDGET, "it is set in February"),
    ("legal duties on child protection", "they keep children safe, and they are the law"),
)
BUDGET_WAS_SET = "it was set in February"
UNKNOWN, KNOWN_ON = "whether a data-sharing agreement can be signed", (9, 30)
"""Its day has passed, and nobody has said yet what it is now: that is how plans are."""
ISLA_LOOKED = (7, 1)


def add_founded(story: Story) -> None:
    """Let the reasons grow, and what is open and fixed be said."""
    story.on((1, 12), partial(_say_scope, story), hour=15, is_told=False)
    story.on((2, 27), partial(_budget_is_set, story), hour=15, is_told=False)
    for place, known in enumerate(KNOWN):
        story.on(known[0], partial(_write_down, story, known), hour=16, minute=place, is_told=False)
    story.on(ISLA_LOOKED, partial(_isla_looks, story), hour=9, is_told=False)


def _say_scope(story: Story, _now: datetime) -> None:
    lines: list[dict[str, object]] = [{"kind": "open", "text": text} for text in OPEN]
    lines += [{"kind": "fixed", "text": text, "why": why} for text, why in FIXED]
    lines.append({"kind": "unknown", "text": UNKNOWN, "known_on": story.calendar.day(*KNOWN_ON)})
    for line in lines:
        add_scope(
            actor=story.actor("isla"),
            project=story.projects["help"],
            values={"why": "", "known_on": None} | line,
        )


def _budget_is_set(story: Story, _now: datetime) -> None:
    item = ScopeItem.objects.get(project=story.projects["help"], text=BUDGET)
    values = {"kind": "fixed", "text": BUDGET, "why": BUDGET_WAS_SET, "known_on": None}
    change_scope(actor=story.actor("priya"), item=item, based_on=item.version, values=values)


def _write_down(story: Story, known: Known, now: datetime) -> None:
    _day, who, question, words, behind = known
    values = {
        "sub_question": question,
        "direction": "supports",
        "whose": "",
        "dated_on": now.astimezone(story.calendar.zone).date(),
    }
    item = add_evidence(
        actor=story.actor(who), project=story.projects["help"], values={**values, **words}
    )
    if behind:
        asks = [story.asks[code] for code in behind]
        rest_on(actor=story.actor(who), item=item, consultation_ids=asks)


def _isla_looks(story: Story, now: datetime) -> None:
    see_changes(actor=story.actor("isla"), project=story.projects["help"], until=now)
