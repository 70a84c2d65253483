"""A reason before a method: a forum that meets anyway is no reason to ask it something."""

from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import SoftCheck, Where


class ReasonFirst(SoftCheck):
    """Warns when a standing forum or panel was picked and no reason is written."""

    kind = "reason_first"
    number = 14
    label = _("Did the reason come before the method?")
    sentences = {
        "method_first": _(
            "A group that meets anyway was picked before anybody wrote why it is asked. Why would these people come?"
        ),
    }
    step = _("Write the reason first")
    where = Where("feedback:consultation_edit", anchor="id_why_you")

    def warns(self, facts: AskFacts) -> str:
        """A standing group and no reason."""
        return "method_first" if facts.is_standing and not facts.has_reason else ""
