"""Something fixed, and nothing said."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(Warns(AskFacts(has_fixed=False), "unsaid", "not said what is fixed"),),
    quiet=(AskFacts(has_fixed=True),),
)
