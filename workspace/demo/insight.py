"""C1 and C2: what it is like to ask for help, and which problems matter most."""

from workspace.demo.asks import DOOR, Plan, add_ask
from workspace.demo.people import FAMILIES, NAMES, PRACTITIONERS, YOUNG_PEOPLE
from workspace.demo.questions import one_of, ranked, scale, words
from workspace.demo.sentences import CARE, PANEL, TELL_HOW
from workspace.demo.story import Story
from workspace.demo.told import name_items, name_parts, outcome, tell
from workspace.demo.words import voice

WORKERS = 5
"""The choice of those who work with families, in the question how many people a story was told to."""
ASKED_FOR_HELP = {
    "P01": (1, 4),
    "P02": (1, 1),
    "P03": (3, 4),
    "P04": (2, 2),
    "P05": (1, 3),
    "P06": (1, 4),
    "P07": (2, 2),
    "P08": (4, 3),
    "P09": (2, 4),
    "P10": (2, 3),
    DOOR: (2, 2),
    "P11": (2, 4),
    "P12": (3, 1),
    "P13": (1, 4),
    "P14": (3, 3),
    "P15": (2, 4),
    "P16": (2, 2),
    "P17": (3, 4),
    "P19": (2, 4),
    "P20": (4, 3),
}
"""How easy it was, and how many people heard the story: nine of twenty told it to four or more."""
WORKED_WITH_FAMILIES = {
    "P21": 2,
    "P22": 2,
    "P23": 3,
    "P24": 3,
    "P25": 2,
    "P26": 3,
    "P27": 2,
    "P31": 2,
    "P32": 3,
    "P33": 2,
    "P41": 3,
}
STORY, LETTERS, INBOX, TIMES, KINSHIP, WORKERS_WANTED = RAISED = (
    "Telling your story again and again",
    "Letters in hard English, to one parent only",
    "A referral waits in an inbox that one person can open",
    "Times that fit",
    "Grandparents and kinship carers think it is not for them",
    "More workers",
)
"""What people raised in C1."""
BALLOTS = {
    FAMILIES: ["BACDE"] * 4 + ["ABCED"] * 3 + ["CBADE"] * 2 + ["BCAED"] * 2,
    YOUNG_PEOPLE: ["EBDAC"] * 4 + ["EABDC"] * 2 + ["BEADC", "DEBAC"],
    PRACTITIONERS: ["ADCBE"] * 3 + ["DACEB"] * 2 + ["CADBE", "ACDEB"],
}
"""What each group put first, second and so on. Partner agencies stand below, because one of them wrote something."""
STAYED_AWAY = {"P11", "P18", "P24"}


def add_insight(story: Story) -> None:
    """Let C1 and C2 happen."""
    _what_it_is_like(story)
    _what_came_of_it(story)
    _which_matter_most(story)
    _what_was_chosen(story)


def _what_it_is_like(story: Story) -> None:
    families = [voice("C1", who, easy=easy, times=n) for who, (easy, n) in ASKED_FOR_HELP.items()]
    workers = [voice("C1", who, easy=n, times=WORKERS) for who, n in WORKED_WITH_FAMILIES.items()]
    plan = Plan(
        code="C1",
        title="What is it like to ask for help?",
        stage=1,
        opens=(1, 26),
        closes=(2, 27),
        decides=(3, 20),
        why_you="Only families who waited or gave up, and the people who work with them, know what our records do not show.",
        can_change="Which two problems we fix first: how first contact works, who calls, times and places, letters.",
        cannot_change="The total budget for this year, and the legal duties on child protection.",
        decider_name=PANEL,
        carrier="priya",
        tell_how=TELL_HOW,
        questions=(
            scale("easy", "How easy was it to get help?"),
            one_of(
                "times",
                "How many people did you have to tell your story to?",
                *("One", "Two", "Three", "Four or more", "I work with families"),
                owes=True,
            ),
            words(
                "words",
                "What was it like when you last asked for help, or helped somebody to ask?",
                owes=True,
            ),
        ),
        asked=[code for code in story.groups if code != "P18"],
        has_door=True,
        card=CARE,
        voices=[*families, *workers],
    )
    add_ask(story, plan)
    name_items(story, "C1", (3, 2), RAISED)


def _what_came_of_it(story: Story) -> None:
    day, say = story.calendar.day, story.calendar.words
    settled = [
        outcome(
            LETTERS,
            "changed",
            you_said="Letters come to one parent. They are long, and a child has to translate.",
            what="Every letter goes to both parents by name. A one-page letter is being written with three families.",
            since_on=day(3, 16),
            where="On the next letter that you get from us",
        ),
        outcome(
            INBOX,
            "changed",
            you_said="Workers want to ring back the same day, and the referral waits in a closed inbox.",
            what="Four people open the inbox now, so that it is read every working day.",
            since_on=day(3, 9),
            where="In the family support team",
        ),
        outcome(
            KINSHIP,
            "changed",
            you_said="“Help” sounds as if it were meant for somebody else, above all to grandparents.",
            what="Posters and the web page say: for anyone who brings up a child.",
            since_on=day(3, 16),
            where="At surgeries, nurseries and Wee Steps Family Centre",
        ),
        outcome(
            TIMES,
            "partly_changed",
            you_said="Ten o'clock on a weekday is not a time for those with one bus.",
            what="You can come after four on Tuesdays. Evenings stay as they are.",
            why="Two workers would be alone in the building after six.",
        ),
        outcome(
            WORKERS_WANTED,
            "not_changed",
            you_said="There are too few people to ring back.",
            why="The total budget for this year is fixed. Money can move between the two contracts, but none can be added.",
            decided_by="The council, in its budget for this year",
            revisit_on=day(11, 30),
        ),
    ]
    waiting = outcome(
        STORY,
        "still_deciding",
        you_said="Nine of the 20 families and young people who answered told their story to four people or more.",
        held_up_by="Writing it down once means that the council, the health board and schools share it. Whether they may is not clear yet.",
        next_on=day(5, 15),
    )
    tell(story, "C1", (3, 20), [*settled, waiting])
    tell(
        story,
        "C1",
        (5, 15),
        [
            outcome(
                STORY,
                "out_of_our_hands",
                you_said="Nine of the 20 families and young people who answered told their story to four people or more.",
                who_can_decide="The data protection leads of the council and of the health board",
                passed_on=f"Your words, and that an agreement is needed by {say(9, 30)}. Until then you can keep “My story”, a sheet that you fill in once and show to whom you like.",
                passed_on_on=day(5, 12),
            )
        ],
    )


def _which_matter_most(story: Story) -> None:
    by_person: dict[str, str] = {}
    for group, some in BALLOTS.items():
        people = [code for code in NAMES[group] if code not in STAYED_AWAY]
        by_person |= dict(zip(people, some, strict=False))
    at_the_door = [BALLOTS[FAMILIES][-1], BALLOTS[PRACTITIONERS][-1]]
    partners = {"P31": "ADEBC", "P32": "DABCE", "P33": "ADEBC"}
    ballots = [*(by_person | partners).items(), *[(DOOR, one) for one in at_the_door]]
    plan = Plan(
        code="C2",
        title="Which problems matter most?",
        stage=2,
        opens=(3, 30),
        closes=(4, 10),
        decides=(4, 24),
        why_you="Only the people affected can say which of these five problems weighs most.",
        can_change="Which problems we work on first.",
        cannot_change="That we cannot work on all five this year: there is money for two.",
        decider_name=PANEL,
        carrier="priya",
        tell_how=TELL_HOW,
        questions=(
            ranked(
                "order",
                "Which problem matters most to you? Put them in order.",
                *PROBLEMS,
                owes=True,
            ),
            words("words", "Is a problem missing, or did we get one wrong?"),
        ),
        asked=[code for code in story.groups if code not in {"P18", "P41"}],
        has_door=True,
        card=CARE,
        voices=[voice("C2", who, order=ballot) for who, ballot in ballots],
    )
    add_ask(story, plan)
    name_items(
        story, "C2", (4, 13), ("Which problems we work on first", "Somewhere for young people")
    )


PROBLEMS = (
    "Telling my story once",
    "A named person, quickly",
    "Times that fit",
    "Letters in plain words",
    "Somewhere for young people",
)
"""A to E in the ballots."""


PLACE, ORDER = "A place of their own", "How we show what people put first"


def _what_was_chosen(story: Story) -> None:
    chosen = outcome(
        "Which problems we work on first",
        "changed",
        you_said="Of the 29 people who answered, nine put telling the story once first and seven a named person who calls quickly.",
        what="We work on these two. The ideas nights are about them.",
        since_on=story.calendar.day(4, 27),
        where="At the ideas nights",
    )
    name_parts(story, "C2", (4, 23), "Somewhere for young people", (PLACE, ORDER))
    split = outcome(
        "Somewhere for young people",
        "partly_changed",
        part=PLACE,
        you_said="Six of the eight young people put a place of their own first. Our first summary had it fifth, and they noticed.",
        what="It is a piece of work of its own with a small group of young people. It has no money yet.",
        why="The money for this year is committed.",
    )
    shown = outcome(
        "Somewhere for young people",
        "changed",
        part=ORDER,
        you_said="Our first summary had it fifth, and the young people noticed.",
        what="From now on we show what each group put first before any total.",
        since_on=story.calendar.day(4, 27),
        where="Wherever we show what people chose",
    )
    tell(story, "C2", (4, 24), [chosen, split, shown])
