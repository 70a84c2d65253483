"""Good and bad answers with faces: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="faces", text="How was Saturday club today?", hint="Think of the whole morning."
)

EXAMPLES = Examples(
    question=QUESTION,
    empty="",
    good=(
        Good({"answer": "good"}, "good", (StoredValue(choice="good"),), ("Good",)),
        Good({"answer": "not_good"}, "not_good", (StoredValue(choice="not_good"),), ("Not good",)),
        Good(
            {"answer": "rather_not_say"},
            "rather_not_say",
            (StoredValue(choice="rather_not_say"),),
            ("I would rather not say",),
        ),
    ),
    bad=(
        Bad({"answer": "smile"}, "Choose from the answers on this page."),
        Bad({"answer": "good\x00"}, "Choose from the answers on this page."),
        Bad({"answer": "g" * 50_000}, "Choose from the answers on this page."),
        Bad({"answer": ["good", "bad"]}, "Choose from the answers on this page."),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="good") for _ in range(13)),
            *(StoredValue(choice="not_good") for _ in range(4)),
            *(StoredValue(choice="rather_not_say") for _ in range(2)),
        ),
        answered=19,
        counts={"good": 13, "ok": 0, "not_good": 4, "rather_not_say": 2},
        sentence="The most common answer was “Good”: 13 of 19 people.",
    ),
    settings_sent={"points": "Loved it\nFine\nDid not like it"},
    settings_kept={"points": ["Loved it", "Fine", "Did not like it"]},
    settings_bad=(
        ({"points": "Good\nBad"}, "Write three lines, one for each face."),
        ({"points": "1\n2\n3\n4"}, "There are 4 lines. Keep at most 3."),
        ({"points": "Good\nOK\ngood"}, "“good” is there twice."),
    ),
)
