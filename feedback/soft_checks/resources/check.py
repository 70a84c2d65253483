"""Who runs it and with what: people, hours, money, and what lets others take part."""

from typing import Any, override

from django.utils.text import get_text_list
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import PROJECT, SoftCheck, Where

RESOURCES: dict[str, Any] = {
    "lead": _("who leads it"),
    "done_before": _("who has done this before"),
    "can_help": _("who can help"),
    "hours": _("hours of facilitation"),
    "budget": _("money"),
    "support": _("support"),
    "creche": _("a creche"),
    "travel": _("travel"),
}
"""What there has to be, by its name in a project's plan; "none, because" is an answer."""


class Resources(SoftCheck):
    """Warns when something that it takes is zero or not said."""

    kind = "resources"
    number = 6
    label = _("Who runs this, and with what?")
    sentences = {
        "nothing": _("We have not said who runs this, or with what."),
        "some": _("We have not said: %(what)s."),
    }
    step = _("Say who runs it, and with what")
    where = Where("projects:running_edit", of=PROJECT)

    def warns(self, facts: AskFacts) -> str:
        """Everything is missing, or something."""
        if set(RESOURCES) <= set(facts.resources_blank):
            return "nothing"
        return "some" if facts.resources_blank else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Name what is missing."""
        names = [str(words) for name, words in RESOURCES.items() if name in facts.resources_blank]
        return str(self.sentences[code]) % {"what": get_text_list(names, _now("and"))}
