"""Who would be asked again before they had an answer, or too often."""

from typing import override

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class Load(SoftCheck):
    """Warns when somebody on the list should not be asked now. Who and why stands on the list itself, in words."""

    kind = "load"
    number = 10
    label = _("Who have we asked a lot?")
    sentences = {
        "resting": _(
            "People on the list should not be asked now. Leave them out, answer them first, or ask in your own name with a reason."
        )
    }
    step = _("See who, and what can be done")
    where = Where("feedback:people_list")

    def warns(self, facts: AskFacts) -> str:
        """Anybody whom a rule protects."""
        return "resting" if facts.resting else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Say how many, and what can be done."""
        return ngettext(
            "%(n)s person on the list should not be asked now: we owe them an answer, or asked them a lot. Leave them out, answer them first, or ask in your own name with a reason.",
            "%(n)s people on the list should not be asked now: we owe them an answer, or asked them a lot. Leave them out, answer them first, or ask in your own name with a reason.",
            facts.resting,
        ) % {"n": facts.resting}
