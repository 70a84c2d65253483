"""Good and bad numbers: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="number",
    text="How many hours did you wait?",
    hint="Count from <your> first call.",
    settings={"least": 0, "most": 300, "unit": "hours"},
    required=True,
)

EXAMPLES = Examples(
    question=QUESTION,
    empty=None,
    good=(
        Good({"answer": " 12 "}, 12, (StoredValue(number=12),), ("12 hours",), (), ("11_20",)),
        Good({"answer": "0"}, 0, (StoredValue(number=0),), ("0 hours",), (), ("0_0",)),
        Good({"answer": "٢٤"}, 24, (StoredValue(number=24),), ("24 hours",), ()),
        Good({"answer": "२४ Hours"}, 24, (StoredValue(number=24),), ("24 hours",), ()),
        Good({"answer": "\x00+300"}, 300, (StoredValue(number=300),), ("300 hours",), ()),
    ),
    bad=(
        Bad({"answer": ""}, "Write a number."),
        Bad({"answer": "three"}, "Write a whole number in figures, such as 3.", "three"),
        Bad({"answer": "1.5"}, "Write a whole number in figures, such as 3.", "1.5"),
        Bad({"answer": "1,5"}, "Write a whole number in figures, such as 3.", "1,5"),
        Bad({"answer": "1e2"}, "Write a whole number in figures, such as 3.", "1e2"),
        Bad({"answer": "²"}, "Write a whole number in figures, such as 3.", "²"),
        Bad({"answer": "9" * 50_000}, "Write a whole number in figures, such as 3."),
        Bad({"answer": "-1"}, "-1 is too low. The lowest is 0.", "-1"),
        Bad({"answer": "1,000"}, "1000 is too high. The highest is 300.", "1,000"),
        Bad({"answer": ["1", "x"]}, "Write a whole number in figures, such as 3."),
    ),
    many=Result(
        rows=(
            *(StoredValue(number=0) for _ in range(3)),
            *(StoredValue(number=n) for n in (7, 8, 9, 10, 6, 6, 7)),
            *(StoredValue(number=48) for _ in range(2)),
        ),
        answered=12,
        counts={
            "0_0": 3,
            "1_1": 0,
            "2_2": 0,
            "3_5": 0,
            "6_10": 7,
            "11_20": 0,
            "21_50": 2,
            "51_100": 0,
            "101_200": 0,
            "201_300": 0,
        },
        sentence="The most common answer was “6 to 10”: 7 of 12 people.",
    ),
    settings_sent={"least": "1", "most": "", "unit": " miles "},
    settings_kept={"least": 1, "most": None, "unit": "miles"},
    settings_bad=(
        ({"least": "5", "most": "5"}, "The highest number must be above the lowest."),
        ({"least": "five"}, "Enter a whole number."),
        ({"most": "9" * 30}, "“Highest number” is a number of at most 2000000000."),
    ),
)
