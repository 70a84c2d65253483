"""Somebody, and nobody."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(Warns(AskFacts(has_backup=False), "nobody", "Nobody is named"),),
    quiet=(AskFacts(has_backup=True),),
)
