"""Good and bad dates: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="date",
    text="When did you last see a worker?",
    hint="About when is fine.",
    settings={"about": True},
    required=True,
)
ABOUT = "Write the year, and the month and the day if you know them."


def _sent(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {"answer_day": day, "answer_month": month, "answer_year": year}


def _kept(iso: str) -> tuple[StoredValue, ...]:
    return (StoredValue(choice=iso),)


EXAMPLES = Examples(
    question=QUESTION,
    empty="",
    good=(
        Good(
            _sent("14", "5", "2026"),
            "2026-05-14",
            _kept("2026-05-14"),
            ("14 May 2026",),
            (),
            ("2026-05",),
        ),
        Good(_sent("", "05", "2026"), "2026-05", _kept("2026-05"), ("about May 2026",), ()),
        Good(_sent("", "", " 2024 "), "2024", _kept("2024"), ("about 2024",), ()),
        Good(
            _sent("29", "february", "2024"),
            "2024-02-29",
            _kept("2024-02-29"),
            ("29 February 2024",),
            (),
        ),
        Good(_sent("١٤", "٥", "٢٠٢٦"), "2026-05-14", _kept("2026-05-14"), ("14 May 2026",), ()),
    ),
    bad=(
        Bad({}, ABOUT),
        Bad(_sent("14", "5", ""), ABOUT, 'value="14"'),
        Bad(_sent("14", "", "2026"), ABOUT, 'value="14"'),
        Bad(_sent("30", "2", "2026"), "There is no such day. Check the day and the month.", "30"),
        Bad(_sent("32", "1", "2026"), "Write the day as a number from 1 to 31.", "32"),
        Bad(
            _sent("1", "Mai", "2026"),
            "Write the month as a number from 1 to 12, or as a word.",
            'value="Mai"',
        ),
        Bad(_sent("1", "5", "26"), "Write the year with four figures, such as 2026."),
        Bad(_sent("1", "5", "2" * 50_000), "Write the year with four figures, such as 2026."),
        Bad(
            _sent("\x00", "5\x00x", "2026"),
            "Write the month as a number from 1 to 12, or as a word.",
        ),
        Bad({"answer_year": ["2026", "x"]}, "Write the year with four figures, such as 2026."),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="2025-11") for _ in range(3)),
            *(StoredValue(choice=f"2026-05-{day}") for day in range(10, 19)),
        ),
        answered=12,
        counts={"2025-11": 3, "2026-05": 9},
        sentence="The most common answer was “May 2026”: 9 of 12 people.",
    ),
    settings_sent={"about": "on"},
    settings_kept={"about": True},
)
