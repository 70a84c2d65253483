"""S4: what people thought of the taster morning. One question of each kind that is neither words nor a plain choice."""

from typing import Any

from workspace.demo.asks import DOOR, Plan, add_ask
from workspace.demo.questions import Asked, words
from workspace.demo.sentences import CARE
from workspace.demo.story import Story
from workspace.demo.told import PAGE, name_items, outcome, tell

TITLE = "How was the taster morning?"
CODE = "S4"
POSTER = ("poster", "The door of Millbrae hall")
ROWS = ("I knew what would happen", "I could say what I wanted", "There was somewhere quiet")

FACES = ("good",) * 8 + ("ok",) * 4 + ("not_good", "rather_not_say")
COMING = ("yes",) * 7 + ("not_sure",) * 4 + ("no",) * 3
BECAUSE = {
    2: "if theres toasties",
    8: "depends who else goes",
    12: "I work Saturdays now.",
}
POINTS = (
    *((5, 4, 2), (4, 4, 1), (4, 5, 2), (5, 5, 0), (3, 4, 1), (4, 3, 2), (2, 4, 1)),
    *((4, 4, 0), (5, 5, 3), (4, 4, 2), (4, 2, 1), (3, 4, 2), (0, 4, 1), (4, 5, 2)),
)
"""The point of each row from 1 to 5; 0 is not sure."""
MINUTES = (5, 10, 10, 15, 15, 20, 5, 25, 40, 10, 15, 30, 10, 20)
SINCE = (
    *("2026-09", "2026-09", "2026-08-31", "2026-09-05", "2026-08", "2026-09", "2026-09-12"),
    *("2026-09-05", "2026-08", "2026-09", "2026-09-19", "2026-09", "2026-09", "2026-08"),
)
CONTACT = ("no",) * 9 + ("yes",) * 5
SAID = {
    4: "It echoes so much I went outside.",
    10: "the quiet corner was next to the kitchen, so not quiet",
}


def add_club_survey(story: Story) -> None:
    """Let the survey be held, and its answers be told."""
    add_ask(story, _plan())
    name_items(story, CODE, (10, 5), ("Somewhere quiet", "The walk to the hall"))
    tell(
        story,
        CODE,
        (10, 9),
        [
            outcome(
                "Somewhere quiet",
                "changed",
                you_said="Most of you disagreed that there was somewhere quiet.",
                what="The back room is open on Saturdays, with the door shut and the lights low.",
                since_on=story.calendar.day(10, 10),
                where="Behind the stage, on the left",
            ),
            outcome(
                "The walk to the hall",
                "out_of_our_hands",
                you_said="For some of you it is more than half an hour on foot.",
                who_can_decide="The bus company",
                passed_on="That nothing goes to Millbrae before ten on a Saturday",
                passed_on_on=story.calendar.day(10, 8),
                why="The club cannot run a bus.",
            ),
        ],
        channels=(POSTER, PAGE),
        with_letters=False,
    )


def _plan() -> Plan:
    return Plan(
        code=CODE,
        project="club",
        title=TITLE,
        stage=1,
        opens=(9, 21),
        closes=(10, 2),
        decides=(10, 8),
        why_you="Only those who were there know what it was like.",
        can_change="How the room is set up, and what happens when.",
        cannot_change="The hall: there is no other one on Saturdays.",
        decider_name="The volunteers of the club",
        carrier="isla",
        tell_how="On a poster at the door of Millbrae hall, and on the page behind the link",
        questions=_questions(),
        has_door=True,
        card=CARE,
        voices=[(DOOR, _answers(number)) for number in range(len(FACES))],
    )


def _questions() -> tuple[Asked, ...]:
    rows = [{"key": f"r{n}", "label": row} for n, row in enumerate(ROWS, start=1)]
    return (
        _asked("intro", "section", "About the morning", body="Eight short questions. There is no wrong answer. Skip what you like."),
        _asked("faces", "faces", "How was the taster morning?"),
        _asked("grid", "grid", "How much do you agree?", rows=rows, next_number=4, owes=True),
        _asked("coming", "yes_no", "Would you come again?", words=True),
        _asked("minutes", "number", "How many minutes did it take you to get there?", owes=True, least=0, most=180, unit="minutes"),
        _asked("since", "date", "When did you first hear of the club?", about=True),
        words("words", "What should we know that we did not ask?"),
        _asked("quote", "consent", "May we put your words on the poster?", line="You may put my words on the poster, without my name."),
        _asked("contact", "contact_me", "Should we get in touch about helping on Saturdays?", how="Isla Drummond rings you by 16 October."),
    )  # fmt: skip


def _asked(key: str, kind: str, text: str, *, owes: bool = False, **settings: Any) -> Asked:
    return Asked(key, kind, text, _as_it_is, settings, owes)


def _as_it_is(value: Any) -> Any:
    return value


def _answers(number: int) -> dict[str, Any]:
    points = enumerate(POINTS[number], start=1)
    given: dict[str, Any] = {
        "faces": FACES[number],
        "grid": {f"r{row}": str(point) if point else "not_sure" for row, point in points},
        "coming": {"choice": COMING[number], "words": BECAUSE.get(number, "")},
        "minutes": MINUTES[number],
        "since": SINCE[number],
        "contact": CONTACT[number],
    }
    if number in SAID:
        given |= {"words": SAID[number], "quote": "ticked"}
    return given
