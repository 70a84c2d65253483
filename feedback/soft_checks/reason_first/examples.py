"""With and without a reason."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(Warns(AskFacts(is_standing=True, has_reason=False), "method_first", "meets anyway"),),
    quiet=(AskFacts(is_standing=True), AskFacts(has_reason=False)),
)
