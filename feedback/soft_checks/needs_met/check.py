"""What people who are asked by name need to take part, and how it is met."""

from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class AccessNeeds(SoftCheck):
    """Warns when somebody asked has a need, and neither their entry nor this ask says how it is met.

    It never says of how many people: of a short list that would tell of whom.
    """

    kind = "needs_met"
    number = 8
    label = _("Can everybody take part?")
    sentences = {
        "unplanned": _(
            "Among those asked by name somebody needs something to take part, and we have not said how it is met."
        ),
    }
    step = _("Say how needs are met")
    where = Where("feedback:ask_plan", anchor="id_needs_plan")

    def warns(self, facts: AskFacts) -> str:
        """Needs without a plan."""
        return "unplanned" if facts.unplanned_needs and not facts.needs_plan.strip() else ""
