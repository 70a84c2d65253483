"""Good and bad answers with a picture: these are the tests of the type. Files are in `tests/feedback/pictures/`."""

from feedback.question_types.base.contract import StoredValue
from feedback.question_types.base.examples import Bad, ExampleQuestion, Examples, Good, Result

QUESTION = ExampleQuestion(
    kind="photo",
    text="Show us where you get <stuck>",
    hint="A place, a letter, a form",
    required=True,
)
NAME = "6f1c0a52-4d1e-4b7e-9a53-0c8f6a1b2d3e"
KEPT = {"picture": NAME, "words": "The letter"}

EXAMPLES = Examples(
    question=QUESTION,
    empty={"picture": "", "words": ""},
    good=(
        Good(
            {"answer_words": " The <third> form\x00 "},
            {"picture": "", "words": "The <third> form"},
            (StoredValue(text="The <third> form"),),
            ("The <third> form",),
        ),
        Good(
            {"answer_words": "The stairs"},
            {"picture": NAME, "words": "The stairs"},
            (StoredValue(choice=NAME, text="The stairs"),),
            ("A picture", "The stairs"),
            picked=(),
            counted=(),
            before=KEPT,
            brought={"picture": "", "words": "The stairs"},
        ),
        Good(
            {},
            {"picture": NAME, "words": ""},
            (StoredValue(choice=NAME),),
            ("A picture",),
            picked=(),
            counted=(),
            before=KEPT,
            brought={"picture": "", "words": ""},
        ),
        Good(
            {"answer_out": "on", "answer_words": "I took it out"},
            {"picture": "", "words": "I took it out"},
            (StoredValue(text="I took it out"),),
            ("I took it out",),
            before=KEPT,
        ),
        Good(
            {"answer": "no file", "answer_words": "A name is no file"},
            {"picture": "", "words": "A name is no file"},
            (StoredValue(text="A name is no file"),),
            ("A name is no file",),
        ),
    ),
    bad=(
        Bad({}, "Add a picture, or answer in words."),
        Bad({"answer": "C:\\fakepath\\x.png"}, "Add a picture, or answer in words."),
        Bad(
            {"answer_words": "w" * 301},
            "This is 1 character too long. Your words are still here: please shorten them.",
            still_there="w" * 301,
        ),
    ),
    many=Result(
        rows=(
            *(StoredValue(choice=NAME) for _ in range(3)),
            *(StoredValue(choice=NAME, text="The letter") for _ in range(4)),
            *(StoredValue(text="The stairs") for _ in range(5)),
        ),
        answered=12,
        counts={},
        sentence="12 people answered with a picture or in words. There are 7 pictures.",
    ),
    settings_sent={},
    settings_kept={},
)
