"""What people get for their time. Nothing is an answer, and is printed."""

from typing import override

from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where

LONG_MINUTES = 60


class Recognition(SoftCheck):
    """Warns when nothing was said, and when more than an hour is asked for nothing."""

    kind = "recognition"
    number = 7
    label = _("What do people get for their time?")
    sentences = {
        "unsaid": _("We have not said what people get. “Nothing” is an answer too."),
        "long_for_nothing": _("It takes %(n)s minutes, and people get nothing for it."),
    }
    step = _("Say what people get")
    where = Where("feedback:offers_edit")

    def warns(self, facts: AskFacts) -> str:
        """Nothing said, or much asked for nothing."""
        if not facts.has_offer:
            return "unsaid"
        is_long = facts.minutes > LONG_MINUTES
        return "long_for_nothing" if is_long and not facts.gives_something else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Say how long it takes."""
        return str(self.sentences[code]) % {"n": facts.minutes}
