"""A list that can be asked, and one that cannot."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(resting=1), "resting", "1 person on the list"),
        Warns(AskFacts(resting=6), "resting", "6 people on the list should not be asked now"),
    ),
    quiet=(AskFacts(resting=0),),
)
