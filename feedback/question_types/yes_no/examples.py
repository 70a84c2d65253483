"""Good and bad answers with yes, no or not sure: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="yes_no",
    text="Did somebody tell you what happens next?",
    hint="At your last visit",
    settings={"words": True, "rather_not_say": True},
    required=True,
)

EXAMPLES = Examples(
    question=QUESTION,
    empty={"choice": "", "words": ""},
    good=(
        Good(
            {"answer": "yes"},
            {"choice": "yes", "words": ""},
            (StoredValue(choice="yes"),),
            ("Yes",),
        ),
        Good(
            {"answer": "no", "answer_words": " Nobody <rang>\x00 "},
            {"choice": "no", "words": "Nobody <rang>"},
            (StoredValue(choice="no", text="Nobody <rang>"),),
            ("No: Nobody <rang>",),
        ),
        Good(
            {"answer": "not_sure"},
            {"choice": "not_sure", "words": ""},
            (StoredValue(choice="not_sure"),),
            ("Not sure",),
        ),
        Good(
            {"answer": "rather_not_say"},
            {"choice": "rather_not_say", "words": ""},
            (StoredValue(choice="rather_not_say"),),
            ("I would rather not say",),
        ),
    ),
    bad=(
        Bad({}, "Choose one of these answers."),
        Bad(
            {"answer_words": "It depends on the day"},
            "Choose one of these answers.",
            still_there="It depends on the day",
        ),
        Bad({"answer": "maybe"}, "Choose from the answers on this page."),
        Bad({"answer": "y" * 50_000}, "Choose from the answers on this page."),
        Bad(
            {"answer": "yes", "answer_words": "w" * 301},
            "This is 1 character too long. Your words are still here: please shorten them.",
            still_there="w" * 301,
        ),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="yes") for _ in range(6)),
            *(StoredValue(choice="no") for _ in range(14)),
            StoredValue(choice="not_sure", text="Somebody said something"),
            StoredValue(text="It depends"),
        ),
        answered=22,
        counts={"yes": 6, "no": 14, "not_sure": 1, "rather_not_say": 0},
        sentence="The most common answer was “No”: 14 of 22 people.",
    ),
    settings_sent={"words": "on", "rather_not_say": ""},
    settings_kept={"words": True, "rather_not_say": False},
)
