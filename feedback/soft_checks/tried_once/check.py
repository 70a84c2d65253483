"""Whether somebody of those who will be asked read the card first."""

from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class TriedOnce(SoftCheck):
    """Warns when nobody has read it yet."""

    kind = "tried_once"
    number = 15
    label = _("Has somebody tried it?")
    sentences = {
        "nobody": _(
            "Nobody outside has read this yet. One person finds in two minutes what is not clear."
        ),
        "waiting": _("Somebody has the link to try it and has not written anything yet."),
    }
    step = _("Try it on one person")
    where = Where("feedback:try_list")

    def warns(self, facts: AskFacts) -> str:
        """Nobody said anything; perhaps somebody was asked to."""
        if facts.tried:
            return ""
        return "waiting" if facts.trying else "nobody"
