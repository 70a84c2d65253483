"""Needs that are met, planned for, and neither."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(unplanned_needs=1), "unplanned", "somebody needs something"),
        Warns(
            AskFacts(unplanned_needs=2, needs_plan=" "), "unplanned", "have not said how it is met"
        ),
    ),
    quiet=(AskFacts(), AskFacts(unplanned_needs=2, needs_plan="A BSL interpreter comes.")),
)
