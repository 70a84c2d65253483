"""Good and bad answers in a grid: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="grid",
    text="How much do you agree?",
    hint="Think of the last three months.",
    settings={
        "rows": [
            {"key": "r1", "label": "I know whom to ring"},
            {"key": "r3", "label": "They <listen> to me"},
        ],
        "next_number": 4,
    },
    required=True,
)
MISSING = "Choose an answer in every row. “Not sure” is an answer."
UNKNOWN = "Choose from the answers on this page."

EXAMPLES = Examples(
    question=QUESTION,
    empty={},
    good=(
        Good(
            {"answer_r1": "4", "answer_r3": "not_sure"},
            {"r1": "4", "r3": "not_sure"},
            (StoredValue(choice="r1", number=4), StoredValue(choice="r3")),
            ("I know whom to ring: Agree", "They <listen> to me: Not sure"),
            ("4", "not_sure"),
            ("r1.4", "r3.not_sure"),
        ),
        Good(
            {"answer_r3": "1", "answer_r1": "5"},
            {"r1": "5", "r3": "1"},
            (StoredValue(choice="r1", number=5), StoredValue(choice="r3", number=1)),
            ("I know whom to ring: Strongly agree", "They <listen> to me: Strongly disagree"),
            ("5", "1"),
        ),
        Good(
            {"answer_r1": "3", "answer_r3": "3", "answer_r2": "3", "answer": "r1"},
            {"r1": "3", "r3": "3"},
            (StoredValue(choice="r1", number=3), StoredValue(choice="r3", number=3)),
            ("I know whom to ring: Neither", "They <listen> to me: Neither"),
            ("3", "3"),
        ),
    ),
    bad=(
        Bad({}, MISSING),
        Bad({"answer_r1": "4"}, MISSING, 'value="4" id="id_answer_r1_3" checked'),
        Bad({"answer_r1": "6", "answer_r3": "1"}, UNKNOWN),
        Bad({"answer_r1": "0", "answer_r3": "1"}, UNKNOWN),
        Bad({"answer_r1": "4\x00", "answer_r3": "1"}, UNKNOWN),
        Bad({"answer_r1": "٤", "answer_r3": "1"}, UNKNOWN),
        Bad({"answer_r1": "4" * 50_000, "answer_r3": "1"}, UNKNOWN),
        Bad({"answer_r1": ["4", "r3"], "answer_r3": "1"}, UNKNOWN),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="r1", number=4) for _ in range(9)),
            *(StoredValue(choice="r1", number=2) for _ in range(3)),
            *(StoredValue(choice="r3", number=5) for _ in range(7)),
            *(StoredValue(choice="r3") for _ in range(4)),
        ),
        answered=12,
        counts={
            "r1.1": 0,
            "r1.2": 3,
            "r1.3": 0,
            "r1.4": 9,
            "r1.5": 0,
            "r1.not_sure": 0,
            "r3.1": 0,
            "r3.2": 0,
            "r3.3": 0,
            "r3.4": 0,
            "r3.5": 7,
            "r3.not_sure": 4,
        },
        sentence="The most common answer was “I know whom to ring: Agree”: 9 of 12 people.",
    ),
    settings_sent={
        "rows": "They <listen> to me\nIt helps",
        "points": "Never\nSeldom\nSometimes\nOften\nAlways",
    },
    settings_kept={
        "rows": [
            {"key": "r3", "label": "They <listen> to me"},
            {"key": "r4", "label": "It helps"},
        ],
        "points": ["Never", "Seldom", "Sometimes", "Often", "Always"],
        "next_number": 5,
    },
    settings_bad=(
        ({"rows": "", "points": "1\n2\n3\n4\n5"}, "Write at least one row."),
        ({"rows": "a", "points": "1\n2\n3\n4"}, "Write five points, each on its own line."),
        (
            {"rows": "\n".join(map(str, range(13))), "points": "1\n2\n3\n4\n5"},
            "There are 13 lines. Keep at most 12.",
        ),
    ),
)
