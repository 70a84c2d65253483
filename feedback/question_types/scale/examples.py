"""Good and bad answers on a scale: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(kind="scale", text="How easy was it to get help?", required=True)

EXAMPLES = Examples(
    question=QUESTION,
    empty="",
    good=(
        Good({"answer": "4"}, "4", (StoredValue(number=4),), ("Easy",)),
        Good({"answer": "1"}, "1", (StoredValue(number=1),), ("Very hard",)),
        Good({"answer": "not_sure"}, "not_sure", (StoredValue(choice="not_sure"),), ("Not sure",)),
    ),
    bad=(
        Bad({}, "Choose one of these answers."),
        Bad({"answer": "6"}, "Choose from the answers on this page."),
        Bad({"answer": "0"}, "Choose from the answers on this page."),
        Bad({"answer": "four"}, "Choose from the answers on this page."),
    ),
    many=Result(
        rows=(
            *(StoredValue(number=2) for _ in range(9)),
            *(StoredValue(number=4) for _ in range(5)),
            *(StoredValue(choice="not_sure") for _ in range(2)),
        ),
        answered=16,
        counts={"1": 0, "2": 9, "3": 0, "4": 5, "5": 0, "not_sure": 2},
        sentence="The most common answer was “Hard”: 9 of 16 people.",
    ),
    settings_sent={"points": "Much worse\nThe same\nMuch better"},
    settings_kept={"points": ["Much worse", "The same", "Much better"]},
    settings_bad=(
        ({"points": "Good"}, "Write at least two points, each on its own line."),
        (
            {"points": "\n".join("abcdefgh")},
            "There are 8 lines. Keep at most 7.",
        ),
    ),
)
