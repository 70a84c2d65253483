"""What people told us already: the cheapest cure for being asked too often."""

from typing import override

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class KnownAlready(SoftCheck):
    """Warns when people answered something like it before and nobody has said that they read it."""

    kind = "known_already"
    number = 1
    label = _("What have people already told us?")
    sentences = {
        "not_read": _(
            "People told us something about this before, and nobody has said that they read it."
        ),
    }
    step = _("Read what they told us")
    where = Where("feedback:known_detail")

    def warns(self, facts: AskFacts) -> str:
        """Earlier asks about the same people or subject that were not looked at."""
        return "not_read" if facts.told_before and not facts.has_looked else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Say how many there are."""
        return ngettext(
            "%(n)s earlier ask is about the same people or subject, and nobody has said that they read it.",
            "%(n)s earlier asks are about the same people or subject, and nobody has said that they read them.",
            facts.told_before,
        ) % {"n": facts.told_before}
