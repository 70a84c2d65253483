"""Who is not heard yet in the project."""

from typing import override

from django.utils.text import get_text_list
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.contract import PROJECT, SoftCheck, Where


class NotHeardYet(SoftCheck):
    """Warns when groups of those affected were hardly heard so far."""

    kind = "not_heard_yet"
    number = 11
    label = _("Who is not heard yet?")
    sentences = {"quiet": _("Hardly heard so far: %(groups)s. How would this reach them?")}
    step = _("See who is heard")
    where = Where("projects:heard_detail", of=PROJECT)

    def warns(self, facts: AskFacts) -> str:
        """Groups that are under-heard as far as people were counted."""
        return "quiet" if facts.quiet_groups else ""

    @override
    def say(self, code: str, facts: AskFacts) -> str:
        """Name the groups."""
        names = get_text_list(list(facts.quiet_groups), _now("and"))
        return str(self.sentences[code]) % {"groups": names}
