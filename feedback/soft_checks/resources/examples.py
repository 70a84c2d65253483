"""All of it, some of it, and nothing."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns
from feedback.soft_checks.resources.check import RESOURCES

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(resources_blank=tuple(RESOURCES)), "nothing", "who runs this"),
        Warns(
            AskFacts(resources_blank=("creche", "hours")),
            "some",
            "hours of facilitation and a creche.",
        ),
        Warns(AskFacts(resources_blank=("lead",)), "some", "not said: who leads it."),
    ),
    quiet=(AskFacts(),),
)
