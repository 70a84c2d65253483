"""What is fixed, and why: what people cannot change is said before they are asked."""

from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class WhatIsFixed(SoftCheck):
    """Warns when neither the ask nor its project says what is fixed."""

    kind = "what_is_fixed"
    number = 3
    label = _("What is fixed, and why?")
    sentences = {
        "unsaid": _("We have not said what is fixed. People may hope for what cannot come."),
    }
    step = _("Say what cannot change")
    where = Where("feedback:consultation_edit", anchor="id_cannot_change")

    def warns(self, facts: AskFacts) -> str:
        """Nothing said anywhere."""
        return "" if facts.has_fixed else "unsaid"
