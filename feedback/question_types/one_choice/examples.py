"""Good and bad answers to one choice: these are the tests of the type."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="one_choice",
    text="What is the hardest part of waiting for help?",
    hint="The one that comes first",
    settings={
        "choices": [
            {"key": "c1", "label": "Not knowing if we are still on the list"},
            {"key": "c2", "label": "Telling our story again"},
            {"key": "c3", "label": "Times that do not fit"},
        ],
        "something_else": True,
        "next_number": 4,
    },
    required=True,
)

EXAMPLES = Examples(
    question=QUESTION,
    empty={"choice": "", "words": ""},
    good=(
        Good(
            {"answer": "c2"},
            {"choice": "c2", "words": ""},
            (StoredValue(choice="c2"),),
            ("Telling our story again",),
        ),
        Good(
            {"answer": "c3", "answer_words": "Only on Fridays"},
            {"choice": "c3", "words": "Only on Fridays"},
            (StoredValue(choice="c3", text="Only on Fridays"),),
            ("Times that do not fit: Only on Fridays",),
        ),
        Good(
            {"answer": "", "answer_words": " The bus "},
            {"choice": "something_else", "words": "The bus"},
            (StoredValue(choice="something_else", text="The bus"),),
            ("Something else: The bus",),
        ),
        Good(
            {"answer": "rather_not_say", "answer_words": ""},
            {"choice": "rather_not_say", "words": ""},
            (StoredValue(choice="rather_not_say"),),
            ("I would rather not say",),
        ),
    ),
    bad=(
        Bad({}, "Choose one of these answers."),
        Bad({"answer": "c9"}, "Choose from the answers on this page."),
        Bad(
            {"answer": "something_else", "answer_words": "w" * 302},
            "This is 2 characters too long. Your words are still here: please shorten them.",
            still_there="w" * 302,
        ),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice="c1") for _ in range(21)),
            *(StoredValue(choice="c2") for _ in range(10)),
            StoredValue(choice="something_else", text="The bus"),
            *(StoredValue(choice="rather_not_say") for _ in range(2)),
        ),
        answered=34,
        counts={"c1": 21, "c2": 10, "c3": 0, "something_else": 1, "rather_not_say": 2},
        sentence="The most common answer was “Not knowing if we are still on the list”: 21 of 34 people.",
    ),
    settings_sent={
        "choices": "Telling our story again\n\n  A new   one \n",
        "something_else": "",
    },
    settings_kept={
        "choices": [
            {"key": "c2", "label": "Telling our story again"},
            {"key": "c4", "label": "A new one"},
        ],
        "something_else": False,
        "next_number": 5,
    },
    settings_bad=(
        ({"choices": "Only one"}, "Write at least two choices, each on its own line."),
        ({"choices": "Yes\nNo\nYES"}, "“YES” is there twice."),
        ({"choices": "Yes\n" + "n" * 203}, f"“{'n' * 40}…” is 3 characters too long."),
        (
            {"choices": "\n".join(str(n) for n in range(31))},
            "There are 31 lines. Keep at most 30.",
        ),
    ),
)
