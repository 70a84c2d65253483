"""Good and bad longer answers: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="long_text", text="What was it like when you last asked for help?", required=True
)
TWO_LINES = "I phoned four times.\nEvery time I started again."

EXAMPLES = Examples(
    question=QUESTION,
    empty="",
    good=(
        Good(
            {"answer": "I phoned four times.\r\nEvery time I started again.\r\n"},
            TWO_LINES,
            (StoredValue(text=TWO_LINES),),
            (TWO_LINES,),
        ),
        Good(
            {"answer": "Ok \ud83d"}, "Ok \ufffd", (StoredValue(text="Ok \ufffd"),), ("Ok \ufffd",)
        ),
        Good(
            {"answer": "z" * 10_000},
            "z" * 10_000,
            (StoredValue(text="z" * 10_000),),
            ("z" * 10_000,),
        ),
    ),
    bad=(
        Bad({"answer": "\r\n"}, "Write an answer to this question."),
        Bad(
            {"answer": "z" * 10_250},
            "This is 250 characters too long. Your words are still here: please shorten them.",
            still_there="z" * 10_250,
        ),
    ),
    many=Result(
        rows=tuple(StoredValue(text=f"answer {n}") for n in range(31)),
        answered=31,
        counts={},
        sentence="31 people answered in their own words.",
    ),
    settings_sent={},
    settings_kept={},
)
