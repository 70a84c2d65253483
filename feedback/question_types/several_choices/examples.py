"""Good and bad answers to several choices: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="several_choices",
    text="What might stop you using this idea?",
    settings={
        "choices": [
            {"key": "c1", "label": "Time"},
            {"key": "c2", "label": "Travel"},
            {"key": "c3", "label": "Cost"},
        ],
        "something_else": True,
        "next_number": 4,
    },
    required=True,
)

EXAMPLES = Examples(
    question=QUESTION,
    empty={"choices": [], "words": ""},
    good=(
        Good(
            {"answer": ["c3", "c1", "c3"]},
            {"choices": ["c1", "c3"], "words": ""},
            (StoredValue(choice="c1"), StoredValue(choice="c3")),
            ("Time", "Cost"),
        ),
        Good(
            {"answer": ["c2"], "answer_words": "No signal"},
            {"choices": ["c2", "something_else"], "words": "No signal"},
            (StoredValue(choice="c2"), StoredValue(choice="something_else", text="No signal")),
            ("Travel", "Something else: No signal"),
        ),
        Good(
            {"answer": ["rather_not_say"], "answer_words": "Not here"},
            {"choices": ["rather_not_say"], "words": "Not here"},
            (StoredValue(choice="rather_not_say", text="Not here"),),
            ("I would rather not say: Not here",),
        ),
        Good(
            {"answer": [], "answer_words": "The bus"},
            {"choices": ["something_else"], "words": "The bus"},
            (StoredValue(choice="something_else", text="The bus"),),
            ("Something else: The bus",),
        ),
    ),
    bad=(
        Bad({}, "Choose one of these answers."),
        Bad({"answer": ["c1", "c9"]}, "Choose from the answers on this page."),
        Bad(
            {"answer": ["c1", "rather_not_say"], "answer_words": "kept words"},
            "Choose either “I would rather not say” or other answers, not both.",
            still_there="kept words",
        ),
        Bad(
            {"answer": ["c1"], "answer_words": "w" * 301},
            "This is 1 character too long. Your words are still here: please shorten them.",
            still_there="w" * 301,
        ),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="c1") for _ in range(18)),
            *(StoredValue(choice="c3") for _ in range(18)),
            StoredValue(choice="something_else", text="No signal"),
        ),
        answered=25,
        counts={"c1": 18, "c2": 0, "c3": 18, "something_else": 1, "rather_not_say": 0},
        sentence="The most common answers were “Time” and “Cost”: 18 of 25 people each.",
    ),
    settings_sent={"choices": "Cost\nTime", "something_else": "on"},
    settings_kept={
        "choices": [{"key": "c3", "label": "Cost"}, {"key": "c1", "label": "Time"}],
        "something_else": True,
        "next_number": 4,
    },
    settings_bad=(({"choices": ""}, "Write at least two choices, each on its own line."),),
)
