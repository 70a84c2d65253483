"""Good and bad answers in a few words: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="short_text",
    text="What made it easier? Tell us one thing.",
    hint="A person, a letter, a place <anything>",
    required=True,
)

EXAMPLES = Examples(
    question=QUESTION,
    empty="",
    good=(
        Good(
            {"answer": "  The same worker each time "},
            "The same worker each time",
            (StoredValue(text="The same worker each time"),),
            ("The same worker each time",),
        ),
        Good({"answer": "a\x00b"}, "ab", (StoredValue(text="ab"),), ("ab",)),
        Good({"answer": "cafe\u0301"}, "café", (StoredValue(text="café"),), ("café",)),
        Good({"answer": "x" * 300}, "x" * 300, (StoredValue(text="x" * 300),), ("x" * 300,)),
    ),
    bad=(
        Bad({"answer": ""}, "Write an answer to this question."),
        Bad({"answer": " \x00 "}, "Write an answer to this question."),
        Bad(
            {"answer": "y" * 301},
            "This is 1 character too long. Your words are still here: please shorten them.",
            still_there="y" * 301,
        ),
    ),
    many=Result(
        rows=tuple(StoredValue(text=f"answer {n}") for n in range(12)),
        answered=12,
        counts={},
        sentence="12 people answered in their own words.",
    ),
    settings_sent={},
    settings_kept={},
)
