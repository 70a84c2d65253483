"""Good and bad answers to a line to tick: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="consent",
    text="May we use your words?",
    hint="You can say no and still answer.",
    settings={"line": "You may use my words in your report, <without> my name."},
    required=True,
)
WORDS = ("Ticked: You may use my words in your report, <without> my name.",)

EXAMPLES = Examples(
    question=QUESTION,
    empty="",
    good=(
        Good({"answer": "ticked"}, "ticked", (StoredValue(choice="ticked"),), WORDS, None, ()),
        Good({"answer": ["", "ticked"]}, "ticked", (StoredValue(choice="ticked"),), WORDS),
        Good(
            {"answer": "ticked", "answer_words": "but not all"},
            "ticked",
            (StoredValue(choice="ticked"),),
            WORDS,
        ),
    ),
    bad=(
        Bad({}, "Tick the line to go on."),
        Bad({"answer": "on"}, "Tick the line, or leave it open."),
        Bad({"answer": "ticked\x00"}, "Tick the line, or leave it open."),
        Bad({"answer": "t" * 50_000}, "Tick the line, or leave it open."),
    ),
    many=Result(
        rows=tuple(StoredValue(choice="ticked") for _ in range(12)),
        answered=12,
        counts={},
        sentence="12 people ticked this.",
    ),
    settings_sent={"line": " You may ring me. "},
    settings_kept={"line": "You may ring me."},
    settings_bad=(
        ({"line": ""}, "Write the line that people tick."),
        (
            {"line": "l" * 501},
            "“The line to tick” has room for 500 characters, and these are 501.",
        ),
    ),
)
