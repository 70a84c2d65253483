"""What was agreed to be done in "Help that fits", by whom, and how it went; who runs it, and what groups were promised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workspace.demo.decided import (
    CALLS,
    CRECHE,
    LETTER,
    MONEY,
    PROBLEMS,
    ROOM,
    SHARING,
    TEXTS,
    Day,
)
from workspace.demo.people import FAMILIES, PRACTITIONERS, YOUNG_PEOPLE


@dataclass(frozen=True, slots=True)
class Agreed:
    """One action of the story: when it was agreed, from which decision, who does it by when, and when it was done."""

    text: str
    on: Day
    due: Day
    done: Day | None
    decision: str = ""
    member: str = ""
    person: str = ""
    partner: str = ""
    role: str = ""
    keeper: str = ""


ACTIONS: Sequence[Agreed] = (
    Agreed(
        "Read out where young people disagreed, and put it in the summary",
        (4, 24),
        (5, 8),
        (5, 6),
        PROBLEMS,
        member="isla",
    ),
    Agreed(
        "Ring the two families without a signal and say that the texts stop",
        (7, 10),
        (7, 17),
        (7, 15),
        TEXTS,
        member="priya",
    ),
    Agreed(
        "Keep an hour a day free for call-backs in both teams",
        (7, 24),
        (8, 3),
        (7, 31),
        CALLS,
        member="marek",
    ),
    Agreed("Have the new letter printed", (7, 29), (8, 3), (8, 3), LETTER, member="priya"),
    Agreed("Ask about creche times at the gate", (7, 27), (8, 28), (8, 27), CRECHE, member="isla"),
    Agreed(
        "Tell everybody that Saturdays are not happening", (9, 11), (9, 14), (9, 16), member="priya"
    ),
    Agreed(
        "Find out whether the library has a room after four",
        (9, 18),
        (10, 2),
        None,
        ROOM,
        member="priya",
    ),
    Agreed(
        "Bring the split of the money to the board", (9, 7), (10, 9), None, MONEY, member="marek"
    ),
    Agreed(
        "Keep eight places in the creche on panel evenings",
        (7, 27),
        (9, 1),
        (8, 28),
        CRECHE,
        partner="Wee Steps Family Centre",
        role="manager of the creche",
        keeper="isla",
    ),
    Agreed(
        "Give the numbers of the named workers to all health visitors",
        (7, 24),
        (8, 7),
        (8, 19),
        CALLS,
        partner="Forthmoor NHS health visiting",
        role="team lead",
        keeper="priya",
    ),
    Agreed(
        "Ask the Thursday group what would make the room theirs",
        (8, 24),
        (9, 25),
        None,
        ROOM,
        partner="Carrick Young Voices",
        role="youth worker",
        keeper="priya",
    ),
    Agreed(
        "Say what the school may share today",
        (8, 24),
        (10, 2),
        None,
        SHARING,
        partner="Millbrae Primary",
        role="deputy head",
        keeper="isla",
    ),
    Agreed(
        "Read the new letter aloud and mark what is hard",
        (7, 6),
        (7, 24),
        (7, 22),
        person="P02",
        keeper="isla",
    ),
    Agreed(
        "Tell the toddlers’ morning when the creche is open",
        (9, 3),
        (9, 11),
        (9, 10),
        CRECHE,
        person="P08",
        keeper="isla",
    ),
)
"""Eight of the council, four of partners, two of families who are not paid for it."""

NEVER_DONE = Agreed(
    "Text everybody who has not answered a third time", (7, 6), (7, 20), None, member="isla"
)
NOT_BECAUSE = "Silence is a no. One person tries once more, another way."

PROMISED: Mapping[str, int] = {FAMILIES: 4, YOUNG_PEOPLE: 4, PRACTITIONERS: 3}
FELT: Mapping[str, Mapping[int, int]] = {
    FAMILIES: {2: 3, 3: 4, 4: 2},
    YOUNG_PEOPLE: {1: 1, 2: 5},
    PRACTITIONERS: {3: 3, 4: 1},
}
"""Hands by level; of practitioners there were too few to show."""

PARTNER_LIST: Sequence[tuple[str, str, str]] = (
    ("Forthmoor NHS health visiting", "delivers", "Sees families before we do."),
    ("Wee Steps Family Centre", "delivers", "Charity; runs the creche on panel evenings."),
    ("Carrick Young Voices", "delivers", "Youth charity; hosts the young people’s group."),
    ("Millbrae Primary", "delivers", ""),
    ("Carrickhill Academy", "delivers", ""),
    ("Strathcarrick Housing", "other", "Asked what decision it is helping with. A fair question."),
    ("Strathcarrick joint commissioning", "funds", "Can move money between the two contracts."),
)
"""Name, kind and note."""

RUNS = {
    "done_before": "Isla has led two redesigns with families. Nobody here had worked with a young people’s group before.",
    "can_help": "Wee Steps hosts the evenings; Carrick Young Voices knows the young people.",
    "hours": 180,
    "budget": "",
    "support": "Shopping vouchers, or time off in lieu",
    "creche": "On panel evenings, at Wee Steps",
    "travel": "Bus fares, in cash on the night",
    "interpreters": "BSL and Polish",
}
