"""Text between questions has no answer, so there is only what is set and shown."""

from feedback.question_types.base.examples import ExampleQuestion, Examples, Result

QUESTION = ExampleQuestion(
    kind="section",
    text="About your visits",
    hint="Two questions follow.",
    settings={"body": "Think of <any> visit since August.\n\nIt does not matter which."},
)

EXAMPLES = Examples(
    question=QUESTION,
    empty=None,
    good=(),
    bad=(),
    many=Result(rows=(), answered=0, counts={}, sentence="Nobody answered this question."),
    settings_sent={"body": "First\r\n\r\nSecond\x00"},
    settings_kept={"body": "First\n\nSecond"},
    settings_bad=(
        (
            {"body": "b" * 2001},
            "“Text under the heading” has room for 2000 characters, and these are 2001.",
        ),
    ),
)
