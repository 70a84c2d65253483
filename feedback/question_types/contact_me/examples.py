"""Good and bad answers about getting in touch: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="contact_me",
    text="Would you like us to get in touch about this?",
    hint="For example to hear more from you",
    settings={"how": "Isla Reid rings you by 12 December."},
)

EXAMPLES = Examples(
    question=QUESTION,
    empty="",
    good=(
        Good({"answer": "yes"}, "yes", (StoredValue(choice="yes"),), ("Yes, please get in touch",)),
        Good({"answer": "no"}, "no", (StoredValue(choice="no"),), ("No",)),
        Good(
            {"answer": "no", "answer_words": "07700 900123", "answer_phone": "07700 900123"},
            "no",
            (StoredValue(choice="no"),),
            ("No",),
        ),
    ),
    bad=(
        Bad({"answer": "07700 900123"}, "Choose from the answers on this page."),
        Bad({"answer": "yes\x00"}, "Choose from the answers on this page."),
        Bad({"answer": "y" * 50_000}, "Choose from the answers on this page."),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="yes") for _ in range(4)),
            *(StoredValue(choice="no") for _ in range(12)),
        ),
        answered=16,
        counts={"yes": 4, "no": 12},
        sentence="The most common answer was “No”: 12 of 16 people.",
    ),
    settings_sent={"how": " Priya writes to you by 5 January. "},
    settings_kept={"how": "Priya writes to you by 5 January."},
    settings_bad=(
        ({"how": ""}, "Say who gets in touch, how and by when."),
        (
            {"how": "h" * 301},
            "“Who gets in touch, how and by when” has room for 300 characters, and these are 301.",
        ),
    ),
)
