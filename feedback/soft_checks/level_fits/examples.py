"""Promises that can be kept, and those that cannot."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(level=None), "unsaid", "how far people take part"),
        Warns(AskFacts(level=1), "told", "told something"),
        Warns(AskFacts(level=2, has_open=False), "nothing_open", "nothing is open"),
        Warns(AskFacts(level=4, people_decide=False), "not_with_people", "none of them"),
        Warns(AskFacts(level=5, people_decide=False), "not_with_people", "none of them"),
        Warns(AskFacts(level=5, has_open=False), "nothing_open", "nothing is open"),
    ),
    quiet=(
        AskFacts(level=3, people_decide=False),
        AskFacts(level=4, people_decide=True),
        AskFacts(level=1, is_information_only=True, has_open=False),
        AskFacts(level=None, is_information_only=True),
    ),
)
