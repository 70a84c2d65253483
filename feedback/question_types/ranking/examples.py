"""Good and bad orders: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="ranking",
    text="Which problem matters most to you? Put them in order.",
    hint="What matters to <you>, not to others",
    settings={
        "choices": [
            {"key": "c1", "label": "Telling my story once"},
            {"key": "c2", "label": "A named person, quickly"},
            {"key": "c3", "label": "Times that fit"},
        ],
        "next_number": 4,
    },
    required=True,
)

EXAMPLES = Examples(
    question=QUESTION,
    empty=[],
    good=(
        Good(
            {"answer_c1": "2", "answer_c2": "1", "answer_c3": "3"},
            [["c2"], ["c1"], ["c3"]],
            (StoredValue(choice="2>1>3"),),
            ("1. A named person, quickly", "2. Telling my story once", "3. Times that fit"),
            picked=("2", "1", "3"),
            counted=("c2",),
        ),
        Good(
            {"answer_c1": "1", "answer_c2": "3", "answer_c3": "1"},
            [["c1", "c3"], ["c2"]],
            (StoredValue(choice="1=3>2"),),
            ("1. Telling my story once", "1. Times that fit", "3. A named person, quickly"),
            picked=("1", "2", "1"),
        ),
        Good(
            {"answer_c1": "", "answer_c3": "2"},
            [["c3"]],
            (StoredValue(choice="3"),),
            ("1. Times that fit",),
            picked=("", "", "1"),
        ),
    ),
    bad=(
        Bad({}, "Give at least one of these a number."),
        Bad({"answer_c1": "", "answer_c9": "1"}, "Give at least one of these a number."),
        Bad({"answer_c1": "4"}, "Choose from the numbers on this page."),
        Bad({"answer_c1": "one"}, "Choose from the numbers on this page."),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="2>1>3") for _ in range(9)),
            *(StoredValue(choice="1>2") for _ in range(4)),
            StoredValue(choice="3>1=2"),
        ),
        answered=14,
        counts={"c1": 4, "c2": 9, "c3": 1},
        sentence="Put in order by 14 people. First: “A named person, quickly”. Then: “Telling my story once”, “Times that fit”.",
    ),
    settings_sent={"choices": "Times that fit\n\n  Letters in   plain words \n"},
    settings_kept={
        "choices": [
            {"key": "c3", "label": "Times that fit"},
            {"key": "c4", "label": "Letters in plain words"},
        ],
        "next_number": 5,
    },
    settings_bad=(
        ({"choices": "Only one"}, "Write at least two, each on its own line."),
        (
            {"choices": "\n".join(str(n) for n in range(13))},
            "There are 13 lines. Keep at most 12.",
        ),
    ),
)
