"""Good and bad dots: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="dots",
    text="Which of these ideas would you like to see tried?",
    settings={
        "choices": [
            {"key": "c1", "label": "A call within two days"},
            {"key": "c2", "label": "A one-page letter"},
            {"key": "c3", "label": "A room in the library"},
        ],
        "next_number": 4,
    },
    required=True,
)

EXAMPLES = Examples(
    question=QUESTION,
    empty={},
    good=(
        Good(
            {"answer_c1": "2", "answer_c3": "1"},
            {"c1": 2, "c3": 1},
            (StoredValue(choice="c1", number=2), StoredValue(choice="c3", number=1)),
            ("A call within two days: 2 dots", "A room in the library: 1 dot"),
            picked=("2", "", "1"),
        ),
        Good(
            {"answer_c2": "1", "answer_c1": ""},
            {"c2": 1},
            (StoredValue(choice="c2", number=1),),
            ("A one-page letter: 1 dot",),
            picked=("", "1", ""),
        ),
        Good(
            {"answer_c1": "1", "answer_c2": "1", "answer_c3": "1"},
            {"c1": 1, "c2": 1, "c3": 1},
            tuple(StoredValue(choice=key, number=1) for key in ("c1", "c2", "c3")),
            (
                "A call within two days: 1 dot",
                "A one-page letter: 1 dot",
                "A room in the library: 1 dot",
            ),
            picked=("1", "1", "1"),
        ),
    ),
    bad=(
        Bad({}, "Give at least one dot."),
        Bad(
            {"answer_c1": "2", "answer_c2": "2", "answer_c3": "1"},
            "You gave 5 dots and have 3.",
            still_there='value="2" id="id_answer_1_1" checked',
        ),
        Bad({"answer_c1": "3"}, "Choose from the numbers on this page."),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="c1", number=2) for _ in range(8)),
            *(StoredValue(choice="c2", number=1) for _ in range(8)),
            *(StoredValue(choice="c3", number=1) for _ in range(3)),
        ),
        answered=11,
        counts={"c1": 8, "c2": 8, "c3": 3},
        sentence="Dots of 11 people. First: “A call within two days”. Then: “A one-page letter”, “A room in the library”.",
    ),
    settings_sent={"choices": "A call within two days\nA bus pass"},
    settings_kept={
        "choices": [
            {"key": "c1", "label": "A call within two days"},
            {"key": "c4", "label": "A bus pass"},
        ],
        "next_number": 5,
    },
    settings_bad=(({"choices": ""}, "Write at least two, each on its own line."),),
)
