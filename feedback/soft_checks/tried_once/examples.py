"""Tried, being tried, and not tried."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(tried=0), "nobody", "Nobody outside has read this yet"),
        Warns(AskFacts(tried=0, trying=1), "waiting", "has not written anything yet"),
    ),
    quiet=(AskFacts(tried=1), AskFacts(tried=2, trying=1)),
)
