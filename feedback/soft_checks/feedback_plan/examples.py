"""Groups that hear, and groups that do not."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(groups_without_a_way=("Families",)), "no_way", "what happened: Families."),
        Warns(
            AskFacts(groups_without_a_way=("Families", "Staff", "100%")),
            "no_way",
            "Families, Staff and 100%.",
        ),
        Warns(AskFacts(other_languages=1), "not_interpreted", "another language"),
        Warns(AskFacts(easy_read_needs=2), "not_easy_read", "Easy Read"),
    ),
    quiet=(
        AskFacts(),
        AskFacts(other_languages=1, is_interpreted=True),
        AskFacts(easy_read_needs=1, is_easy_read=True),
    ),
)
