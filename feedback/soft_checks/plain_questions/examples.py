"""Questions that are worth a look, and questions that are plain."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(
            AskFacts(unfilled_questions=1, unplain_questions=3),
            "unfilled",
            "1 question still has something",
        ),
        Warns(AskFacts(unfilled_questions=2), "unfilled", "2 questions still have something"),
        Warns(AskFacts(unplain_questions=1), "unplain", "1 question is long"),
        Warns(AskFacts(unplain_questions=4), "unplain", "4 questions are long"),
    ),
    quiet=(AskFacts(),),
)
