"""When there is something to read first."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(told_before=1), "not_read", "1 earlier ask is about"),
        Warns(AskFacts(told_before=3), "not_read", "3 earlier asks are about"),
    ),
    quiet=(AskFacts(told_before=3, has_looked=True), AskFacts(told_before=0)),
)
