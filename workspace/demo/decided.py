"""What was to be decided in "Help that fits", by whom, and what came of it. Told by `workspace.demo.deciding`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from projects.domain.levels import ASKED
from workspace.demo.people import COMMISSIONER, FAMILIES, PARTNERS, PRACTITIONERS, YOUNG_PEOPLE

type Day = tuple[int, int]

PANEL: Mapping[str, int] = {FAMILIES: 4, YOUNG_PEOPLE: 2, PRACTITIONERS: 2, COMMISSIONER: 1}
"""How many people of each group sit on the panel."""


@dataclass(frozen=True, slots=True)
class Told:
    """One decision of the story: when it is written down, who holds it, each group's level, and what came of it."""

    title: str
    stage: int
    on: Day
    due: Day
    families: int
    young_people: int
    others: int
    rule: str = "consent"
    panel: Mapping[str, int] = field(default_factory=dict)
    member: str = ""
    name: str = ""
    is_open: bool = True
    decided: Day | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    def levels(self) -> dict[str, int]:
        """Return the level of each group."""
        others = dict.fromkeys((PRACTITIONERS, COMMISSIONER), self.others)
        partners = {PARTNERS: min(self.others, ASKED)}
        return {FAMILIES: self.families, YOUNG_PEOPLE: self.young_people, **others, **partners}


BUDGET = "The total budget for this year"
PROBLEMS = "Which two problems we fix first"
TEXTS = "The text-message check-in: go on, change it or stop it"
CALLS = "Who rings families, and how soon"
LETTER = "What the letter says and looks like"
STORY = "What stands in “My story”, and who holds it"
CRECHE = "When the creche is open"
ROOM = "Where the young people’s room is, and when it is open"
SHARING = "How school and family support share information"
MONEY = "How this year’s money is split between the two contracts"

DECISIONS: Sequence[Told] = (
    Told(
        BUDGET,
        1,
        on=(1, 19),
        due=(2, 13),
        families=1,
        young_people=1,
        others=1,
        rule="majority",
        name="The council, in its budget",
        is_open=False,
        decided=(2, 12),
        words={"what": "As last year.", "why": "There is no more money this year."},
    ),
    Told(
        PROBLEMS,
        2,
        on=(3, 23),
        due=(4, 24),
        families=4,
        young_people=2,
        others=4,
        panel=PANEL,
        decided=(4, 24),
        words={
            "what": "Telling the story once, and a named person within days.",
            "why": "Families and practitioners put these first, and both can be changed without new money.",
            "considered": "The ballots group by group before any total; what people wrote in the first form.",
            "splits": "Young people put a place of their own first, and the total put it last. It is kept as a strand of its own.",
            "childrens_views": "Their ballots were shown by themselves. They noticed that the first summary had their choice fifth, and it was put right.",
        },
    ),
    Told(
        TEXTS,
        4,
        on=(6, 1),
        due=(7, 10),
        families=4,
        young_people=4,
        others=4,
        rule="majority",
        panel=PANEL,
        decided=(7, 10),
        words={
            "what": "We stop it.",
            "why": "It looks like a scam, and it leaves out the glens and deaf parents.",
            "considered": "18 were invited, 11 tried it, two had no signal. Staff liked it most.",
            "splits": "Practitioners 2 for, families 4 against, young people 2 against. What practitioners liked, that it is quick, goes into the next trial.",
            "childrens_views": "The two young people on the panel spoke first, and what they said is the first reason given.",
        },
    ),
    Told(
        CALLS,
        4,
        on=(6, 15),
        due=(7, 24),
        families=4,
        young_people=2,
        others=4,
        panel=PANEL,
        decided=(7, 24),
        words={
            "what": "A named worker calls within two working days, by video or text where the phone does not suit.",
            "why": "Both rounds worked, and the second one for those whom a phone call leaves out.",
            "considered": "Two rounds in June and July, and what practitioners said about duty weeks.",
            "splits": "Practitioners doubted duty weeks. Families are told honestly that it takes four days then.",
        },
    ),
    Told(
        LETTER,
        4,
        on=(6, 15),
        due=(7, 31),
        families=5,
        young_people=1,
        others=2,
        panel={FAMILIES: 3},
        decided=(7, 29),
        words={
            "what": "One page, a large number, addressed to both carers.",
            "why": "Those who read it decided it themselves; we print it.",
            "considered": "Two rounds of drafts, read aloud.",
        },
    ),
    Told(STORY, 4, on=(7, 6), due=(11, 13), families=2, young_people=4, others=2, panel=PANEL),
    Told(
        CRECHE,
        3,
        on=(7, 27),
        due=(9, 4),
        families=5,
        young_people=1,
        others=2,
        panel={FAMILIES: 4},
        decided=(9, 3),
        words={
            "what": "It opens when the meeting does, and stays open for half an hour after.",
            "why": "Nobody answered in the holidays; at the gate they said that the end is the hard part.",
        },
    ),
    Told(
        ROOM,
        3,
        on=(7, 17),
        due=(10, 23),
        families=2,
        young_people=2,
        others=2,
        rule="one_person",
        member="tom",
    ),
    Told(
        SHARING,
        4,
        on=(7, 20),
        due=(8, 14),
        families=1,
        young_people=1,
        others=1,
        name="The heads of both services",
        decided=(8, 14),
        words={
            "what": "Not for now.",
            "why": "The agreement on sharing was not signed. It is looked at again when it is.",
        },
    ),
    Told(
        MONEY,
        5,
        on=(9, 7),
        due=(11, 20),
        families=2,
        young_people=1,
        others=2,
        member="marek",
        panel={COMMISSIONER: 1},
    ),
)
"""Nine can or could be shaped; the first cannot."""
