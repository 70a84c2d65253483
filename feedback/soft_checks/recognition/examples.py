"""Something, nothing, and nothing said."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(has_offer=False), "unsaid", "not said what people get"),
        Warns(AskFacts(gives_something=False, minutes=120), "long_for_nothing", "120 minutes"),
        Warns(AskFacts(gives_something=False, minutes=61), "long_for_nothing", "61 minutes"),
    ),
    quiet=(AskFacts(gives_something=False, minutes=60), AskFacts(minutes=120)),
)
