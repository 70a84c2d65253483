"""Everybody heard, and some not."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(quiet_groups=("Fathers", "The glens")), "quiet", "Fathers and The glens"),
    ),
    quiet=(AskFacts(quiet_groups=()),),
)
